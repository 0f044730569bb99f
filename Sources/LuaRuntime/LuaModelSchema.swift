internal import CLua
internal import Glibc

extension LuaModel {
  /// Calls `body` with the descriptors as C reads them; they are gone when it returns.
  ///
  /// Unsafe: names are copied to memory of this function's own, and the structures point to each other.
  func withSchema<Result: ~Copyable, Failure: Error>(
    source: LuaModelSource?, _ body: (UnsafeRawPointer?) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard let source else { return try body(nil) }
    var names: [UnsafeMutablePointer<CChar>] = []
    var blocks: [UnsafeMutablePointer<dl_model_field>] = []
    defer {
      for name in names { free(name) }
      for block in blocks { block.deallocate() }
    }
    func name(_ text: String) -> UnsafePointer<CChar> {
      guard let copy = strdup(text) else { fatalError("not enough memory") }
      names.append(copy)
      return UnsafePointer(copy)
    }
    var classes: [dl_model_class] = []
    for each in self.classes {
      let fields = UnsafeMutablePointer<dl_model_field>.allocate(capacity: max(each.fields.count, 1))
      blocks.append(fields)
      for (place, field) in each.fields.enumerated() {
        fields[place] = field.descriptor
        fields[place].name = name(field.name)
      }
      var described = dl_model_class()
      described.name = name(each.name)
      described.plural = name(each.plural)
      described.table = -1
      switch each.kind {
      case .layer(let table, let spanned):
        described.kind = Int32(DL_CLASS_LAYER.rawValue)
        described.table = Int32(table)
        described.spanned = spanned ? 1 : 0
      case .span: described.kind = Int32(DL_CLASS_SPAN.rawValue)
      case .single: described.kind = Int32(DL_CLASS_SINGLE.rawValue)
      case .fixed: described.kind = Int32(DL_CLASS_STATIC.rawValue)
      }
      described.label = Int32(each.fields.firstIndex { $0.name == each.label } ?? -1)
      described.fields = UnsafePointer(fields)
      described.field_count = Int32(each.fields.count)
      classes.append(described)
    }
    let globals = self.globals.map { dl_model_global(name: name($0.name), class_number: Int32($0.classID)) }
    let classMemory = UnsafeMutablePointer<dl_model_class>.allocate(capacity: max(classes.count, 1))
    classMemory.initialize(from: classes, count: classes.count)
    let globalMemory = UnsafeMutablePointer<dl_model_global>.allocate(capacity: max(globals.count, 1))
    globalMemory.initialize(from: globals, count: globals.count)
    defer {
      classMemory.deallocate()
      globalMemory.deallocate()
    }
    let schema = dl_model_schema(
      classes: classMemory, class_count: Int32(classes.count), table_count: Int32(tableCount), globals: globalMemory,
      global_count: Int32(globals.count), source: source.pointer)
    let memory = UnsafeMutablePointer<dl_model_schema>.allocate(capacity: 1)
    memory.initialize(to: schema)
    defer { memory.deallocate() }
    return try body(UnsafeRawPointer(memory))
  }
}

extension LuaField {
  fileprivate var descriptor: dl_model_field {
    var field = dl_model_field()
    field.listed = isListed ? 1 : 0
    func set(_ kind: dl_field_kind, table: Int = 0, column: Int = 0, target: Int = 0, function: Int = 0) {
      field.kind = Int32(kind.rawValue)
      field.table = Int32(table)
      field.column = Int32(column)
      field.target = Int32(target)
      field.function = Int32(function)
    }
    switch kind {
    case .text: set(DL_FIELD_TEXT)
    case .first: set(DL_FIELD_FIRST)
    case .last: set(DL_FIELD_LAST)
    case .place: set(DL_FIELD_PLACE)
    case .string(let table, let column): set(DL_FIELD_STRING, table: table, column: column)
    case .integer(let table, let column): set(DL_FIELD_INTEGER, table: table, column: column)
    case .object(let table, let column, let id): set(DL_FIELD_OBJECT, table: table, column: column, target: id)
    case .strings(let table, let column): set(DL_FIELD_STRINGS, table: table, column: column)
    case .objects(let table, let column, let id): set(DL_FIELD_OBJECTS, table: table, column: column, target: id)
    case .spans(let table, let column, let id): set(DL_FIELD_SPANS, table: table, column: column, target: id)
    case .span(let table, let column, let id): set(DL_FIELD_SPAN, table: table, column: column, target: id)
    case .inside(let id): set(DL_FIELD_INSIDE, target: id)
    case .around(let id): set(DL_FIELD_AROUND, target: id)
    case .reverse(let table, let column, let id): set(DL_FIELD_REVERSE, table: table, column: column, target: id)
    case .neighbor(let distance): set(DL_FIELD_NEIGHBOR, column: distance)
    case .all(let id): set(DL_FIELD_ALL, target: id)
    case .slot(let place): set(DL_FIELD_SLOT, column: place)
    case .wholeText: set(DL_FIELD_TEXT_ALL)
    case .only(let id): set(DL_FIELD_SINGLE, target: id)
    case .computed(let function): set(DL_FIELD_HOST, function: function)
    case .method(let function): set(DL_FIELD_METHOD, function: function)
    case .function(let function): set(DL_FIELD_FUNCTION, function: function)
    case .iterator(let open, let next): set(DL_FIELD_ITERATOR, column: next, function: open)
    case .isOneOf(let table, let column): set(DL_FIELD_IS, table: table, column: column)
    case .feature(let table, let column): set(DL_FIELD_FEATURE, table: table, column: column)
    case .spanTo(let id): set(DL_FIELD_TO, target: id)
    case .contains: set(DL_FIELD_CONTAINS)
    case .cut(let id): set(DL_FIELD_CUT, target: id)
    }
    return field
  }
}
