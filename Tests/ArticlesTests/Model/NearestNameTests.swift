import Articles
import Testing

@Suite("The name that was probably meant") struct NearestNameTests {
  @Test(
    "The nearest name is found, and none where all are far",
    arguments: [
      ("txet", "text"), ("txt", "text"), ("contnet", "content"), ("TEXTS", "text"), ("concent", "content"),
      ("kontend", "content"), ("kondend", nil), ("x", nil), ("summary", nil), ("te", nil), ("", nil),
    ] as [(String, String?)])
  func nearest(name: String, expected: String?) {
    #expect(NearestName.of(name, among: ["content", "text", "body"]) == expected)
  }

  @Test("A hint names the nearest, else what there is")
  func hint() {
    #expect(NearestName.hint("bodi", among: ["text", "body"]) == "; did you mean 'body'?")
    #expect(NearestName.hint("summary", among: ["text", "body"]) == "; there is: body, text")
    #expect(NearestName.hint("summary", among: []) == "")
  }
}
