/// The classes of objects that a state knows: what the host wants Lua to see of its own data, as descriptors.
///
/// Objects are small values made on demand in C from tables of columns (``LuaModelTable``); nothing here knows what an
/// article is.
public struct LuaModel: Hashable, Sendable {
  /// The classes; ``LuaObject/classID`` is the place in this list.
  public var classes: [LuaClass]
  /// The number of tables that ``LuaHost/table(_:)`` is asked for.
  public var tableCount: Int
  /// Globals that hold the only object of a class of kind ``LuaClass/Kind/fixed``.
  public var globals: [Global]

  public struct Global: Hashable, Sendable {
    public var name: String
    public var classID: Int
    public init(name: String, classID: Int) {
      self.name = name
      self.classID = classID
    }
  }

  public init(classes: [LuaClass] = [], tableCount: Int = 0, globals: [Global] = []) {
    self.classes = classes
    self.tableCount = tableCount
    self.globals = globals
  }
}

/// One class of objects and its fields.
public struct LuaClass: Hashable, Sendable {
  /// What an object of the class is.
  public enum Kind: Hashable, Sendable {
    /// An object of a table, by its place. With `spanned`, columns 0 and 1 of the table are its span.
    case layer(table: Int, spanned: Bool)
    /// A free span of the text, half-open bytes.
    case span
    /// One object an article; stale with the article.
    case single
    /// An object of the host that outlives articles; its number is the host's.
    case fixed
  }

  /// How messages call one object (`token`).
  public var name: String
  /// How messages call a sequence (`tokens`).
  public var plural: String
  public var kind: Kind
  /// The name of the field that `tostring` shows.
  public var label: String?
  public var fields: [LuaField]

  public init(name: String, plural: String, kind: Kind, label: String? = nil, fields: [LuaField]) {
    self.name = name
    self.plural = plural
    self.kind = kind
    self.label = label
    self.fields = fields
  }
}

/// One field or method of a class.
public struct LuaField: Hashable, Sendable {
  public var name: String
  public var kind: Kind
  /// Whether `pairs` shows the field.
  public var isListed: Bool

  public init(_ name: String, _ kind: Kind, isListed: Bool = true) {
    self.name = name
    self.kind = kind
    self.isListed = isListed
  }

  /// Where the value comes from. Classes, tables and columns are places in their lists.
  public enum Kind: Hashable, Sendable {
    /// The text of the object's span.
    case text
    /// The first and the last byte of the span, 1-based, inclusive.
    case first, last
    /// The place of the object in its layer, 1-based.
    case place
    case string(table: Int, column: Int)
    case integer(table: Int, column: Int)
    /// The object that a column names, or nil.
    case object(table: Int, column: Int, classID: Int)
    /// A list column as a plain table of strings.
    case strings(table: Int, column: Int)
    /// A list column as a sequence of objects.
    case objects(table: Int, column: Int, classID: Int)
    /// A list column as a plain table of spans; `classID` is a class of kind span.
    case spans(table: Int, column: Int, classID: Int)
    /// A list column of at most one span.
    case span(table: Int, column: Int, classID: Int)
    /// The objects of a class inside the span: a sequence.
    case inside(classID: Int)
    /// The object of a class that holds the start of the span, or nil.
    case around(classID: Int)
    /// The objects of a class whose column names this object: a sequence.
    case reverse(table: Int, column: Int, classID: Int)
    /// The object that many places further on in the same layer, or nil.
    case neighbor(Int)
    /// All objects of a class: a sequence.
    case all(classID: Int)
    /// A string that came with the article, by its place in ``LuaModelSource/begin(text:slots:)``.
    case slot(Int)
    /// The whole text.
    case wholeText
    /// The only object of a class of kind single or fixed.
    case only(classID: Int)
    /// What the host function answers to the object; asked for once and kept. A second value, a list of names, makes
    /// the rows of a list refuse other names; its field `table` is a name under which the list gives itself.
    case computed(function: Int)
    /// `object:name(…)` calls the host function with the object and the arguments.
    case method(function: Int)
    /// `object.name(…)` calls the host function with the arguments.
    case function(Int)
    /// `object.name(…)` calls `open`, and each step of the iterator calls `next` with what it answered: a list is
    /// handed out value by value, nil ends.
    case iterator(open: Int, next: Int)
    /// `object:name(a, …)`: whether the string in the column is one of the arguments.
    case isOneOf(table: Int, column: Int)
    /// `object:name(key)`: the value of the key in a column of `Key=Value|…`.
    case feature(table: Int, column: Int)
    /// `object:name(other)`: the span from one to the other.
    case spanTo(classID: Int)
    /// `object:name(other)`: whether the other lies inside.
    case contains
    /// `object:name(first, last)`: the span of these bytes.
    case cut(classID: Int)
  }
}
