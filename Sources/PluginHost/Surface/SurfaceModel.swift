internal import Articles
internal import LuaRuntime

/// The classes of one state, built from ``Surface`` and from what the plugin declares.
struct SurfaceModel {
  /// What differs from plugin to plugin.
  struct Shape {
    /// The tables of `emit`, in the order of the manifest.
    var tables: [String] = []
    /// The names of the options.
    var options: [String] = []
    /// The required plugins with their tables.
    var requirements: [(plugin: String, tables: [TableSchema])] = []
    /// The class behind `archive`, if there is one.
    var archive: SurfaceClass?
    /// Whether `archive` is a global instead of an argument.
    var isScript = false
  }

  /// What a function number from ``HostFunction/dynamic`` on stands for.
  enum Dynamic {
    case emit(table: Int)
    case option(Int)
    /// The rows of a required plugin's table.
    case rows(plugin: String, table: Int)
  }

  private(set) var model = LuaModel(tableCount: LayerSchema.all.count)
  private(set) var dynamic: [Dynamic] = []
  private var ids: [String: Int] = [:]

  init(_ shape: Shape) {
    var classes = Surface.classes
    var results: [SurfaceField] = []
    for (plugin, tables) in shape.requirements {
      if tables.count == 1 {
        results.append(computed(plugin, .rows(plugin: plugin, table: 0)))
      } else {
        let name = "results.\(plugin)"
        results.append(.init(plugin, "table", .only(name), ""))
        classes.append(
          .init(
            name, name, .single, "",
            tables.indices.map { computed(tables[$0].name, .rows(plugin: plugin, table: $0)) }))
      }
    }
    classes.append(.init("results", "results", .single, "", results))
    classes.append(
      .init(
        "emit", "emit", .fixed, "",
        shape.tables.indices.map {
          .init(shape.tables[$0], "fun(row: table)", .dynamicFunction(number(.emit(table: $0))), "")
        }))
    classes.append(
      .init(
        "options", "options", .fixed, "", shape.options.indices.map { computed(shape.options[$0], .option($0)) }))
    if let archive = shape.archive { classes.append(archive) }

    for (place, each) in classes.enumerated() { ids[each.name] = place }
    model.classes = classes.map { lua($0) }
    if shape.isScript, let id = ids["archive"] { model.globals.append(.init(name: "archive", classID: id)) }
  }

  /// The number of the class named `name`.
  func id(_ name: String) -> Int {
    guard let id = ids[name] else { preconditionFailure("no class \(name)") }
    return id
  }

  /// The only object of a class.
  func object(_ name: String) -> LuaValue { .object(LuaObject(classID: Int32(id(name)), first: 0, second: 0)) }

  /// A free span.
  func span(_ span: TextSpan) -> LuaValue {
    .object(LuaObject(classID: Int32(id("span")), first: Int32(span.start), second: Int32(span.stop)))
  }

  private mutating func number(_ target: Dynamic) -> Int {
    dynamic.append(target)
    return HostFunction.dynamic.rawValue + dynamic.count - 1
  }

  private mutating func computed(_ name: String, _ target: Dynamic) -> SurfaceField {
    .init(name, "any", .dynamicValue(number(target)), "", listed: true)
  }

  private func lua(_ each: SurfaceClass) -> LuaClass {
    let kind: LuaClass.Kind =
      switch each.kind {
      case .layer(let name): .layer(table: table(name), spanned: LayerSchema.named(name)?.isSpanned ?? false)
      case .span: .span
      case .single: .single
      case .fixed: .fixed
      }
    return LuaClass(
      name: each.name, plural: each.plural, kind: kind, label: each.label,
      fields: each.fields.map { LuaField($0.entry.name, self.kind($0.origin), isListed: $0.isListed) })
  }

  private func table(_ name: LayerName) -> Int {
    guard let place = LayerSchema.all.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("no layer \(name)")
    }
    return place
  }

  private func column(_ layer: LayerName, _ name: String) -> (table: Int, column: Int, kind: ColumnKind) {
    let place = table(layer)
    guard let column = LayerSchema.all[place].place(of: name) else {
      preconditionFailure("layer \(layer) has no column \(name)")
    }
    return (place, column, LayerSchema.all[place].columns[column].kind)
  }

  /// The class whose objects are those of a layer.
  private func objects(of layer: LayerName) -> Int {
    guard let found = Surface.classes.firstIndex(where: { $0.kind == .layer(layer) }) else {
      preconditionFailure("no class for layer \(layer)")
    }
    return found
  }

  private func kind(_ origin: SurfaceOrigin) -> LuaField.Kind {
    switch origin {
    case .column(let layer, let name):
      let (table, column, kind) = column(layer, name)
      switch kind {
      case .offset, .integer: return .integer(table: table, column: column)
      case .text: return .string(table: table, column: column)
      case .index(let target): return .object(table: table, column: column, classID: objects(of: target))
      case .texts: return .strings(table: table, column: column)
      case .indices(let target): return .objects(table: table, column: column, classID: objects(of: target))
      case .spans: return .spans(table: table, column: column, classID: id("span"))
      case .span: return .span(table: table, column: column, classID: id("span"))
      }
    case .text: return .text
    case .first: return .first
    case .last: return .last
    case .index: return .place
    case .inside(let name): return .inside(classID: id(name))
    case .around(let name): return .around(classID: id(name))
    case .reverse(let layer, let name, let target):
      let (table, column, _) = column(layer, name)
      return .reverse(table: table, column: column, classID: id(target))
    case .neighbor(let distance): return .neighbor(distance)
    case .all(let name): return .all(classID: id(name))
    case .slot(let slot): return .slot(slot.rawValue)
    case .wholeText: return .wholeText
    case .only(let name): return .only(classID: id(name))
    case .method(let function): return .method(function: function.rawValue)
    case .function(let function): return .function(function.rawValue)
    case .iterator(let open, let next): return .iterator(open: open.rawValue, next: next.rawValue)
    case .isOneOf(let layer, let name):
      let (table, column, _) = column(layer, name)
      return .isOneOf(table: table, column: column)
    case .feature(let layer, let name):
      let (table, column, _) = column(layer, name)
      return .feature(table: table, column: column)
    case .spanTo: return .spanTo(classID: id("span"))
    case .contains: return .contains
    case .cut: return .cut(classID: id("span"))
    case .dynamicFunction(let number): return .function(number)
    case .dynamicValue(let number): return .computed(function: number)
    }
  }
}
