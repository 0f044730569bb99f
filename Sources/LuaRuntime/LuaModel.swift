/// The classes and fields of the article model.
public struct LuaModel: Sendable {
  public init() {}
}

/// The columns of one table of the model.
public struct LuaModelTable {
  public init() {}
}
