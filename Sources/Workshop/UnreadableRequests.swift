import Evidence
import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// What is no HTTP never becomes a request: the server library answers it with an empty 400, which is
/// given its sentence here, on the way out.
final class UnreadableRequests: ChannelOutboundHandler, RemovableChannelHandler {
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  static let fault = RequestFault(
    400, Text(en: "This is no request of HTTP.", cy: "Nid cais HTTP yw hwn."))

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    // Our own faults all have a body.
    guard case .head(var head) = unwrapOutboundIn(data), head.status == .badRequest,
      head.headerFields[.contentLength] == "0"
    else { return context.write(data, promise: promise) }
    let body = ByteBuffer(string: Self.fault.json.text)
    head.headerFields[.contentLength] = String(body.readableBytes)
    head.headerFields[.contentType] = "application/json"
    for (name, value) in RoomResponder.protections { head.headerFields[name] = value }
    context.write(wrapOutboundOut(.head(head)), promise: promise)
    context.write(wrapOutboundOut(.body(body)), promise: nil)
  }
}
