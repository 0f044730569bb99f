/// A name that the names network found: the tokens it covers, and what it names.
public struct TaggedName: Hashable, Sendable {
  /// What a name stands for, in the words of the `names` layer.
  public enum Kind: String, Sendable, CaseIterable { case person, organization, place }

  public var tokens: Range<Int>
  public var kind: Kind

  public init(tokens: Range<Int>, kind: Kind) {
    self.tokens = tokens
    self.kind = kind
  }

  /// Reads names off a sequence of tags, as slovnet does: `B-` opens a name, `I-` of any kind extends the open one and is
  /// nothing where none is open, every other tag closes it. A name never goes on from one of `sequences` to the next.
  public static func names(_ tags: [UInt8], named list: [String], sequences: [Range<Int>]) -> [TaggedName] {
    let kinds = list.map { tag -> Kind? in
      switch tag {
      case "B-PER": .person
      case "B-ORG": .organization
      case "B-LOC": .place
      default: nil
      }
    }
    let extends = list.map { $0.hasPrefix("I-") }
    var names: [TaggedName] = []
    for sequence in sequences {
      var isOpen = false
      for token in sequence {
        let tag = Int(tags[token])
        if let kind = kinds[tag] {
          names.append(TaggedName(tokens: token..<token + 1, kind: kind))
          isOpen = true
        } else if extends[tag], isOpen {
          let first = names[names.count - 1].tokens.lowerBound
          names[names.count - 1].tokens = first..<token + 1
        } else {
          isOpen = false
        }
      }
    }
    return names
  }
}

extension NetworkRunnerPool {
  /// The names in tokens with these features, each sequence (a line or a paragraph) by itself.
  public func names(_ features: TokenFeatures, sequences: [Range<Int>]) -> [TaggedName] {
    let tags = withRunner { $0.nameTags(features, sequences: sequences) }
    return TaggedName.names(tags, named: models.nameTags, sequences: sequences)
  }
}
