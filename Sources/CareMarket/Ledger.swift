/// An account outside the providers, each of which has its own cash.
enum Account: Int, Sendable, CaseIterable {
  case authority
  /// The governments of Wales and the United Kingdom: grants, and taxes on pay.
  case government
  case nhs
  /// The people who receive care: charges, and care that they pay for themselves.
  case people
  /// Workers' pay.
  case workers
  /// Suppliers of travel, agency staff, premises and the rest.
  case suppliers
  /// Owners, members, sponsors and lenders.
  case owners
  case franchisors
}

/// Double entry, in whole pence: every payment has a payer and a receiver, so all accounts together
/// are zero.
struct Ledger: Sendable {
  /// Balance of each account [pence].
  private(set) var balances = ContiguousArray<Int64>(repeating: 0, count: Account.allCases.count)

  /// Takes from an account and gives to another.
  mutating func pay(_ pence: Int64, from payer: Account, to receiver: Account) {
    balances[payer.rawValue] &-= pence
    balances[receiver.rawValue] &+= pence
  }

  /// Takes from an account; the caller gives it to a provider.
  mutating func take(_ pence: Int64, from payer: Account) {
    balances[payer.rawValue] &-= pence
  }

  /// Gives to an account; the caller took it from a provider.
  mutating func give(_ pence: Int64, to receiver: Account) {
    balances[receiver.rawValue] &+= pence
  }

  subscript(account: Account) -> Int64 { balances[account.rawValue] }
}

/// Pounds as whole pence. What is not a number, or beyond ten billion pounds, is kept within.
func pence(_ pounds: Double) -> Int64 {
  Int64(max(-1e12, min(1e12, pounds * 100)).rounded())
}
