@testable import LanguageAnalysis

/// The networks once more, word for word after slovnet's definition and in double precision: slow and plain.
struct ReferenceNetwork {
  typealias Matrix = [[Double]]

  let networks: SyntheticNetworks
  let arrays: [[Float]]

  /// The states of one sequence.
  func states(_ features: TokenFeatures, _ sequence: Range<Int>) -> Matrix {
    var rows: Matrix = sequence.map { token in
      let word = Int(features.words[token])
      let parts = SyntheticNetworks.parts
      let length = SyntheticNetworks.embedding / parts
      let vector = (0..<parts).flatMap { part in
        let chosen = Int(networks.indexes[word * parts + part])
        return (0..<length).map { Double(networks.codes[(part * 256 + chosen) * length + $0]) }
      }
      let shape = Int(features.shapes[token]) * SyntheticNetworks.shapeLength
      return vector + (0..<SyntheticNetworks.shapeLength).map { Double(arrays[0][shape + $0]) }
    }
    for layer in 0..<3 { rows = Self.layer(rows, Array(arrays[(6 * layer + 1)...(6 * layer + 6)])) }
    return rows
  }

  /// One convolution with zero padding, ReLU and normalization.
  private static func layer(_ input: Matrix, _ arrays: [[Float]]) -> Matrix {
    let width = input.first?.count ?? 0
    return input.indices.map { t in
      arrays[1].indices.map { output in
        var sum = Double(arrays[1][output])
        for k in 0..<3 where input.indices.contains(t + k - 1) {
          for c in 0..<width { sum += Double(arrays[0][(output * width + c) * 3 + k]) * input[t + k - 1][c] }
        }
        let (weight, bias) = (Double(arrays[2][output]), Double(arrays[3][output]))
        return (max(0, sum) - Double(arrays[4][output])) / Double(arrays[5][output]) * weight + bias
      }
    }
  }

  /// input · weight + bias, with array `weight` stored inputs × outputs and the bias after it.
  func linear(_ input: Matrix, _ weight: Int) -> Matrix {
    let outputs = arrays[weight + 1].count
    return input.map { row in
      (0..<outputs).map { output in
        row.indices.reduce(Double(arrays[weight + 1][output])) {
          $0 + row[$1] * Double(arrays[weight][$1 * outputs + output])
        }
      }
    }
  }

  /// The heads (0 is the root, tokens count from 1) and relations of one sentence with these states.
  func dependencies(_ states: Matrix) -> (heads: [Int], relations: [Int]) {
    func rectified(_ input: Matrix, _ weight: Int) -> Matrix { linear(input, weight).map { $0.map { max(0, $0) } } }
    func root(_ array: Int) -> [Double] { arrays[array].map(Double.init) }
    let hidden = SyntheticNetworks.hidden
    let dependents = rectified(states, 19)
    let governors = rectified([root(23)] + states, 21)
    let heads = dependents.map { dependent in
      Self.largest(
        governors.map { governor in
          var sum = 0.0
          for i in 0..<hidden {
            for j in 0..<hidden { sum += dependent[i] * Double(arrays[24][i * hidden + j]) * governor[j] }
          }
          return sum
        })
    }
    let ends = rectified(states, 27)
    let relations = states.indices.map { token in
      let governor = rectified([([root(29)] + states)[heads[token]]], 25)[0]
      return Self.largest(
        SyntheticNetworks.relations.indices.map { relation in
          var sum = 0.0
          for i in 0..<hidden {
            for j in 0..<hidden {
              let place = (i * SyntheticNetworks.relations.count + relation) * hidden + j
              sum += governor[i] * Double(arrays[30][place]) * ends[token][j]
            }
          }
          return sum
        })
    }
    return (heads, relations)
  }

  static func largest(_ numbers: [Double]) -> Int { numbers.indices.reduce(0) { numbers[$1] > numbers[$0] ? $1 : $0 } }
}
