internal import CLua
internal import Glibc

/// The article at hand of one state: its text and a few strings, in memory that C reads.
///
/// Unsafe: C keeps a pointer to the structure inside, so the state must hold this object for as long as it lives.
public final class LuaModelSource {
  let pointer: UnsafeMutablePointer<dl_model_source>
  private var memory: UnsafeMutableRawPointer?

  public init() {
    pointer = .allocate(capacity: 1)
    pointer.initialize(to: dl_model_source())
    pointer.pointee.generation = 1
    pointer.pointee.last_class = -1
  }

  deinit {
    memory?.deallocate()
    pointer.deallocate()
  }

  /// Makes `text` the text at hand; every object given out before becomes stale. The strings in `slots` are what fields
  /// of kind ``LuaField/Kind/slot(_:)`` give.
  ///
  /// - Complexity: O(bytes of all strings), which are copied.
  public func begin(text: String, slots: [String?]) {
    let slotBytes = MemoryLayout<dl_model_slot>.stride * slots.count
    let total = slots.reduce(text.utf8.count) { $0 + ($1?.utf8.count ?? 0) }
    let block = UnsafeMutableRawPointer.allocate(byteCount: slotBytes + total + 1, alignment: 16)
    let list = block.bindMemory(to: dl_model_slot.self, capacity: slots.count)
    var next = (block + slotBytes).bindMemory(to: CChar.self, capacity: total + 1)
    func copy(_ string: String) -> UnsafePointer<CChar> {
      let place = next
      var string = string
      string.withUTF8 { if let base = $0.baseAddress { memcpy(place, base, $0.count) } }
      next += string.utf8.count
      return UnsafePointer(place)
    }
    for (place, slot) in slots.enumerated() {
      list[place] = dl_model_slot(bytes: slot.map(copy), length: slot?.utf8.count ?? 0)
    }
    let start = copy(text)
    memory?.deallocate()
    memory = block
    pointer.pointee.text = start
    pointer.pointee.text_length = text.utf8.count
    pointer.pointee.slots = UnsafePointer(list)
    pointer.pointee.slot_count = Int32(slots.count)
    pointer.pointee.last_class = -1
    pointer.pointee.generation &+= 1
    if pointer.pointee.generation == 0 { pointer.pointee.generation = 1 }
  }

  /// The object with a place in the text that Lua was given last, if any since ``begin(text:slots:)``.
  public var lastTouched: LuaObject? {
    let source = pointer.pointee
    guard source.last_class >= 0 else { return nil }
    return LuaObject(classID: source.last_class, first: source.last_first, second: source.last_second)
  }
}
