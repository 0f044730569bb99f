internal import CNetworkKernels

/// The products of words with the first convolutions, for as many words as a bounded piece of memory holds.
///
/// The first convolution is linear in the word's embedding, so its share of the work need only be done once a word: it
/// was two thirds of the encoder. One pool of slots serves all networks, so that an analysis that needs one network can
/// keep three times as many words. When the pool is full the slot goes that has not been used for a whole turn of the
/// clock hand.
///
/// Unsafe: hands out the slots as pointers, which stay valid for as long as the cache lives, and keeps its own tables in
/// raw memory, because a look-up is done for every token and network.
final class ProductCache {
  /// What is known of a slot.
  private struct Slot {
    /// network · vocabulary + word.
    var holder: Int
    /// The turn in which it was last asked for: the slots of the present turn can not go.
    var turn: Int
    var wasUsed: Bool
  }

  private let slotSize: Int
  private let capacity: Int
  private let vocabulary: Int
  private let memory: UnsafeMutableRawPointer
  /// For each network and word its slot, or -1.
  private let places: UnsafeMutablePointer<Int32>
  private let slots: UnsafeMutablePointer<Slot>
  private var filled = 0
  private var turn = 0
  private var hand = 0
  /// How often a word was asked for, and how often it had to be computed; for measuring.
  private(set) var requests = 0
  private(set) var misses = 0

  /// A cache of at most `bytes` bytes, but of no fewer slots than `leastSlots`, for products of `channels` channels.
  init(bytes: Int, channels: Int, leastSlots: Int, networks: Int, vocabulary: Int) {
    slotSize = (Int(dateline_product_size(Int64(channels))) + 63) / 64 * 64
    self.vocabulary = vocabulary
    capacity = max(bytes / slotSize, leastSlots)
    // Memory that has not been written to takes no room, so the whole pool can be asked for at once.
    memory = UnsafeMutableRawPointer.allocate(byteCount: capacity * slotSize, alignment: 64)
    places = .allocate(capacity: networks * vocabulary)
    places.initialize(repeating: -1, count: networks * vocabulary)
    slots = .allocate(capacity: capacity)
  }

  deinit {
    memory.deallocate()
    places.deallocate()
    slots.deallocate()
  }

  /// Begins a turn: the slots given from now on stay until the next turn. A turn may ask for at most half the slots.
  func beginTurn() { turn += 1 }

  /// The slot of a word's product for a network. `isNew` says that it must be filled before it is read.
  func slot(of word: Int, network: Int) -> (memory: UnsafeMutableRawPointer, isNew: Bool) {
    requests += 1
    let holder = network * vocabulary + word
    var place = Int(places[holder])
    let isNew = place < 0
    if isNew {
      misses += 1
      place = freePlace()
      places[holder] = Int32(place)
    }
    slots[place] = Slot(holder: holder, turn: turn, wasUsed: true)
    return (memory + place * slotSize, isNew)
  }

  private func freePlace() -> Int {
    if filled < capacity {
      filled += 1
      return filled - 1
    }
    while true {
      let place = hand
      hand = hand + 1 == capacity ? 0 : hand + 1
      if slots[place].turn == turn { continue }
      if slots[place].wasUsed {
        slots[place].wasUsed = false
        continue
      }
      places[slots[place].holder] = -1
      return place
    }
  }
}
