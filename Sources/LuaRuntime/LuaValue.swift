/// A Lua value as a Swift value: a copy, which outlives the state it came from.
public indirect enum LuaValue: Hashable, Sendable {
  case `nil`
  case boolean(Bool)
  case integer(Int64)
  case number(Double)
  /// Always valid UTF-8: a Lua string that is not cannot leave Lua.
  case string(String)
  case table(LuaTable)
  case object(LuaObject)
  case function(LuaFunction)
  /// A value with no form outside Lua (a coroutine, say): the name of its type.
  case other(String)
}

/// A Lua table: its pairs in the order of `pairs` (booleans, numbers, strings bytewise, objects, others).
public struct LuaTable: Hashable, Sendable {
  public struct Pair: Hashable, Sendable {
    public var key: LuaValue
    public var value: LuaValue

    public init(key: LuaValue, value: LuaValue) {
      self.key = key
      self.value = value
    }
  }

  public var pairs: [Pair]

  public init(pairs: [Pair] = []) {
    self.pairs = pairs
  }

  /// The values at keys 1, 2, 3, …
  public init(array: [LuaValue]) {
    pairs = array.enumerated().map { Pair(key: .integer(Int64($0.offset + 1)), value: $0.element) }
  }

  /// Named values, in the order given.
  public init(fields: [(String, LuaValue)]) {
    pairs = fields.map { Pair(key: .string($0.0), value: $0.1) }
  }

  /// The value of a named field, `.nil` when absent. Takes time linear in the number of pairs.
  public subscript(field: String) -> LuaValue {
    for pair in pairs where pair.key == .string(field) { return pair.value }
    return .nil
  }

  /// The values of keys 1…n, up to the first that is absent.
  public var array: [LuaValue] {
    var values: [LuaValue] = []
    for pair in pairs {
      guard case .integer(let place) = pair.key else { continue }
      if place == Int64(values.count + 1) { values.append(pair.value) }
    }
    return values
  }

  /// The pairs whose key is a string.
  public var fields: [(name: String, value: LuaValue)] {
    pairs.compactMap { pair in
      guard case .string(let name) = pair.key else { return nil }
      return (name, pair.value)
    }
  }
}

/// An object of the model, by the numbers that name it; their meaning belongs to the class.
public struct LuaObject: Hashable, Sendable {
  public var classID: Int32
  public var first: Int32
  public var second: Int32

  public init(classID: Int32, first: Int32, second: Int32) {
    self.classID = classID
    self.first = first
    self.second = second
  }
}

/// A function of one Lua state. Made before the snapshot it lives as long as the state, made later it is stale after
/// the next restore; calling it then is an error.
public struct LuaFunction: Hashable, Sendable {
  let reference: Int32
}
