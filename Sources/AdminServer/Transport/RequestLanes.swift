import AdminProtocol

/// Executes the requests of one session: those that depend on each other one after another, pipelined ones about
/// different things at the same time. Replies leave in the order of requests in any case.
struct RequestLanes {
    let handler: any RequestHandler
    let context: SessionContext
    let turns: ReplyTurns
    /// The most requests in progress.
    let limit: Int

    /// Takes items until the session has to end; the reason for a good-bye, if one is to be said.
    func serve(_ group: inout DiscardingTaskGroup, outlet: Outlet, inbox: Inbox) async -> ByeReason? {
        var tails: [String: OneShot] = [:]
        var isDraining = false
        while true {
            // A peer that takes no replies gets no more of its requests executed.
            try? await outlet.room()
            if isDraining {
                await turns.quiet()
                if inbox.isEmpty { return .drain }
            }
            switch await inbox.take() {
            case .end: return isDraining ? .drain : nil
            case .close(let why): return why
            case .drain: isDraining = true
            case .refused(let error):
                writer(tag: error.tag).error(isDraining ? ProtocolError(.draining) : error.protocolError)
            case .request(let request) where isDraining:
                writer(tag: request.tag).error(ProtocolError(.draining))
            case .request(let request):
                switch handler.lane(of: request) {
                case .barrier:
                    await turns.quiet()
                    tails = [:]
                    if await execute(request, interruptedBy: inbox) == .closes { return nil }
                case .named(let name):
                    await turns.quiet(most: limit - 1)
                    if tails.count > 2 * limit { tails = tails.filter { !$0.value.hasFired } }
                    let before = tails[name]
                    let done = OneShot()
                    tails[name] = done
                    let writer = writer(tag: request.tag)
                    // Begun at once: most requests come alone, and hopping to another thread would cost more than they do.
                    group.addImmediateTask {
                        await before?.wait()
                        await execute(request, writer)
                        done.fire()
                    }
                }
            }
        }
    }

    private func execute(_ request: Request, interruptedBy inbox: Inbox) async -> SessionFate {
        let interruption = Interruption()
        inbox.interrupt(interruption)
        return await execute(request, writer(tag: request.tag, interruption))
    }

    @discardableResult
    private func execute(_ request: Request, _ writer: ReplyWriter) async -> SessionFate {
        let fate = await handler.handle(request, in: context, output: writer)
        if !writer.isFinished { writer.error(ProtocolError(.internalError)) }
        return fate
    }

    private func writer(tag: String?, _ interruption: Interruption = Interruption()) -> ReplyWriter {
        ReplyWriter(tag: tag, session: context, sink: turns.next(), interruption: interruption)
    }
}
