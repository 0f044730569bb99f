/// The products of words with the first convolutions, for as many words as a bounded piece of memory holds.
///
/// The first convolution is linear in the word's embedding, so its share of the work need only be done once a word: it
/// was two thirds of the encoder. One pool of slots serves all networks, so that an analysis that needs one network can
/// keep three times as many words. When the pool is full the slot goes that has not been used for a whole turn of the
/// clock hand.
///
/// Unsafe: hands out the slots as pointers; they stay valid for as long as the cache lives.
final class ProductCache {
  private let slotLength: Int
  private let capacity: Int
  private let vocabulary: Int
  private let slots: UnsafeMutablePointer<Float>
  /// For each network the slot of each word, or -1.
  private var places: [[Int32]]
  /// What each slot holds: network · vocabulary + word.
  private var holders: [Int] = []
  private var used: [Bool] = []
  /// The turn in which each slot was last asked for: the slots of the present turn can not go.
  private var turns: [UInt64] = []
  private var turn: UInt64 = 0
  private var hand = 0
  /// How often a word was asked for, and how often it had to be computed; for measuring.
  private(set) var requests = 0
  private(set) var misses = 0

  /// A cache of at most `bytes` bytes, but of no fewer slots than one turn may need.
  init(bytes: Int, slotLength: Int, leastSlots: Int, networks: Int, vocabulary: Int) {
    self.slotLength = slotLength
    self.vocabulary = vocabulary
    capacity = max(bytes / (slotLength * MemoryLayout<Float>.stride), leastSlots)
    // Memory that has not been written to takes no room, so the whole pool can be asked for at once.
    slots = UnsafeMutableRawPointer.allocate(
      byteCount: capacity * slotLength * MemoryLayout<Float>.stride, alignment: 64
    ).bindMemory(to: Float.self, capacity: capacity * slotLength)
    places = Array(repeating: [], count: networks)
  }

  deinit { UnsafeMutableRawPointer(slots).deallocate() }

  /// Begins a turn: the slots given from now on stay until the next turn.
  func beginTurn() { turn += 1 }

  /// The slot of a word's product for a network. `isNew` says that it must be filled before it is read.
  func slot(of word: Int, network: Int) -> (pointer: UnsafeMutablePointer<Float>, isNew: Bool) {
    if places[network].isEmpty { places[network] = Array(repeating: -1, count: vocabulary) }
    requests += 1
    var slot = Int(places[network][word])
    let isNew = slot < 0
    if isNew {
      misses += 1
      slot = freeSlot()
      holders[slot] = network * vocabulary + word
      places[network][word] = Int32(slot)
    }
    used[slot] = true
    turns[slot] = turn
    return (slots + slot * slotLength, isNew)
  }

  private func freeSlot() -> Int {
    if holders.count < capacity {
      holders.append(-1)
      used.append(false)
      turns.append(0)
      return holders.count - 1
    }
    while true {
      let slot = hand
      hand = hand + 1 == capacity ? 0 : hand + 1
      if turns[slot] == turn { continue }
      if used[slot] {
        used[slot] = false
        continue
      }
      let holder = holders[slot]
      places[holder / vocabulary][holder % vocabulary] = -1
      return slot
    }
  }
}
