using System.Buffers;
using System.Text.Json;

namespace PilarBot.Flows.Engine;

/// <summary>How large a dialogue is in its stored form, without keeping that form.</summary>
internal static class JsonSize
{
    [ThreadStatic]
    private static Counter? counter;

    public static long Of(Dialogue dialogue)
    {
        var counted = counter ??= new();
        counted.Bytes = 0;
        counted.Writer.Reset(counted);
        JsonSerializer.Serialize(counted.Writer, dialogue, DialogueJson.Compact.Dialogue);
        counted.Writer.Flush();
        return counted.Bytes;
    }

    // what is written goes into one buffer again and again
    private sealed class Counter : IBufferWriter<byte>
    {
        private byte[] buffer = new byte[16 * 1024];

        public Counter() => Writer = new(this, new JsonWriterOptions { Encoder = DialogueJson.Compact.Options.Encoder, SkipValidation = true });

        public Utf8JsonWriter Writer { get; }

        public long Bytes { get; set; }

        public void Advance(int count) => Bytes += count;

        public Memory<byte> GetMemory(int sizeHint = 0) => Room(sizeHint);

        public Span<byte> GetSpan(int sizeHint = 0) => Room(sizeHint);

        private byte[] Room(int sizeHint) => sizeHint <= buffer.Length ? buffer : buffer = new byte[sizeHint];
    }
}
