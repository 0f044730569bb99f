/// A bounded cache that forgets what was not used lately: two generations, the older one dropped when the younger is
/// full. Every operation is O(1), and at most `capacity` entries are held.
struct RecentCache<Key: Hashable, Value> {
  private var young: [Key: Value] = [:]
  private var old: [Key: Value] = [:]
  private let half: Int

  init(capacity: Int) {
    half = max(1, capacity / 2)
    young.reserveCapacity(half)
  }

  var count: Int { young.count + old.count }

  /// The value for `key`, made by `make` where it is not at hand.
  mutating func value(_ key: Key, _ make: () -> Value) -> Value {
    if let value = young[key] { return value }
    let value = old.removeValue(forKey: key) ?? make()
    if young.count >= half {
      old = young
      young = [:]
      young.reserveCapacity(half)
    }
    young[key] = value
    return value
  }
}
