internal import CCodecs

/// One library's decoder. Each call takes what it can of the input and fills what it can of the room.
protocol StreamDecoder: AnyObject {
    func decode(_ input: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer) -> DecoderStep
}

struct DecoderStep {
    enum State {
        case goesOn
        case end
        case broken
    }

    var consumed: Int
    var produced: Int
    var state: State
}

@safe final class ZlibDecoder: StreamDecoder {
    /// On the heap, because zlib keeps a pointer back to it.
    private let stream: UnsafeMutablePointer<z_stream>

    /// `windowBits` as of `inflateInit2`: 15 for zlib, 31 for gzip, -15 for neither.
    init?(windowBits: Int32) {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let size = Int32(unsafe MemoryLayout<z_stream>.size)
        guard unsafe inflateInit2_(stream, windowBits, ZLIB_VERSION, size) == Z_OK else {
            unsafe stream.deallocate()
            return nil
        }
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    func decode(_ input: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer) -> DecoderStep {
        unsafe stream.pointee.next_in = UnsafeMutablePointer(
            mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
        unsafe stream.pointee.avail_in = UInt32(clamping: input.count)
        unsafe stream.pointee.next_out = room.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.avail_out = UInt32(clamping: room.count)
        let result = unsafe inflate(stream, Z_NO_FLUSH)
        let consumed = input.count - Int(unsafe stream.pointee.avail_in)
        let produced = room.count - Int(unsafe stream.pointee.avail_out)
        let state: DecoderStep.State =
            switch result {
            case Z_OK, Z_BUF_ERROR: .goesOn
            case Z_STREAM_END: unsafe startsNextMember(input.dropFirst(consumed)) ? .goesOn : .end
            default: .broken
            }
        return DecoderStep(consumed: consumed, produced: produced, state: state)
    }

    /// A gzip file may have several members (RFC 1952 section 2.2).
    private func startsNextMember(_ rest: Slice<UnsafeRawBufferPointer>) -> Bool {
        unsafe rest.starts(with: [0x1F, 0x8B]) && inflateReset(stream) == Z_OK
    }
}

@safe final class BrotliDecoder: StreamDecoder {
    private let state: OpaquePointer

    init?() {
        guard let state = unsafe BrotliDecoderCreateInstance(nil, nil, nil) else { return nil }
        unsafe self.state = unsafe state
    }

    deinit {
        unsafe BrotliDecoderDestroyInstance(state)
    }

    func decode(_ input: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer) -> DecoderStep {
        var (inputLeft, roomLeft) = (input.count, room.count)
        var next = unsafe input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        var target = unsafe room.baseAddress?.assumingMemoryBound(to: UInt8.self)
        let result = unsafe BrotliDecoderDecompressStream(state, &inputLeft, &next, &roomLeft, &target, nil)
        let ended: DecoderStep.State =
            switch Int(result) {
            case BROTLI_DECODER_ERROR: .broken
            case BROTLI_DECODER_SUCCESS: .end
            default: .goesOn
            }
        return DecoderStep(consumed: input.count - inputLeft, produced: room.count - roomLeft, state: ended)
    }
}

@safe final class ZstdDecoder: StreamDecoder {
    private let context: OpaquePointer

    init?() {
        guard let context = unsafe ZSTD_createDCtx() else { return nil }
        unsafe self.context = unsafe context
        // Of memory, 8 MB: what HTTP allows a sender to ask for (RFC 9659).
        _ = unsafe ZSTD_DCtx_setParameter(context, Int32(ZSTD_WINDOW_LOG_MAX), 23)
    }

    deinit {
        unsafe ZSTD_freeDCtx(context)
    }

    func decode(_ input: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer) -> DecoderStep {
        var source = unsafe trustwatch_zstd_input(source: input.baseAddress, size: input.count, position: 0)
        var target = unsafe trustwatch_zstd_output(target: room.baseAddress, size: room.count, position: 0)
        let result = unsafe ZSTD_decompressStream(context, &target, &source)
        let (consumed, produced) = unsafe (source.position, target.position)
        let state: DecoderStep.State =
            if ZSTD_isError(result) != 0 {
                .broken
            } else if result == 0, consumed == input.count {
                .end
            } else {
                .goesOn
            }
        return DecoderStep(consumed: consumed, produced: produced, state: state)
    }
}
