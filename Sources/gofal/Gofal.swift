@main
enum Gofal {
  static func main() { print("gofal") }
}
