internal import COpenBLAS

/// Numbers in memory that a runner keeps from one article to the next; it grows and never shrinks.
///
/// Unsafe: hands out its memory as a pointer, which is valid until the next, larger request.
final class NumberBuffer<Number: BitwiseCopyable> {
  private var memory: UnsafeMutablePointer<Number>?
  private var capacity = 0

  /// Memory for `count` numbers. What an earlier request left there is kept only while the buffer need not grow.
  func pointer(_ count: Int) -> UnsafeMutablePointer<Number> {
    if let memory, count <= capacity { return memory }
    release()
    capacity = max(count, 1)
    // 64 bytes are a cache line and the widest vector.
    let raw = UnsafeMutableRawPointer.allocate(byteCount: capacity * MemoryLayout<Number>.stride, alignment: 64)
    let fresh = raw.bindMemory(to: Number.self, capacity: capacity)
    memory = fresh
    return fresh
  }

  private func release() {
    if let memory { UnsafeMutableRawPointer(memory).deallocate() }
    memory = nil
  }

  deinit { release() }
}

typealias FloatBuffer = NumberBuffer<Float>

/// Products of row-major matrices by OpenBLAS.
enum MatrixProduct {
  /// A row-major matrix: where it begins, and how many numbers lie from one row to the next.
  struct Operand {
    let base: UnsafePointer<Float>
    let stride: Int

    init(_ base: UnsafePointer<Float>, stride: Int) {
      self.base = base
      self.stride = stride
    }
  }

  /// OpenBLAS is told once that it must not start threads: the articles are spread over threads, not the products.
  private static let oneThread: Void = openblas_set_num_threads(1)

  /// output = left · right, with `left` rows × inner and `right` inner × columns (or columns × inner where it is
  /// `transposed`). Rows of `output` lie `columns` numbers apart.
  static func multiply(
    _ left: Operand, _ right: Operand, rows: Int, columns: Int, inner: Int, transposed: Bool = false,
    into output: UnsafeMutablePointer<Float>
  ) {
    guard rows > 0, columns > 0 else { return }
    _ = oneThread
    cblas_sgemm(
      CblasRowMajor, CblasNoTrans, transposed ? CblasTrans : CblasNoTrans, blasint(rows), blasint(columns),
      blasint(inner), 1, left.base, blasint(left.stride), right.base, blasint(right.stride), 0, output,
      blasint(columns))
  }
}
