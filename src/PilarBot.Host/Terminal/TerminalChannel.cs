using System.Globalization;
using PilarBot.Channels;

namespace PilarBot.Host.Terminal;

/// <summary>Something that can be picked by its number.</summary>
/// <param name="Label">As shown.</param>
/// <param name="Kind">What picking it does.</param>
/// <param name="Data">What a button carries.</param>
internal sealed record Offer(string Label, OfferKind Kind, string Data = "");

/// <summary>What picking an offer does.</summary>
internal enum OfferKind
{
    /// <summary>Presses a button in a message.</summary>
    Tap,
    /// <summary>Types its label, as the buttons below a chat do.</summary>
    Type,
    /// <summary>Shares the own number.</summary>
    Contact,
    /// <summary>Shares a place, which a terminal does not know.</summary>
    Location,
}

/// <summary>A terminal as a channel: one chat, buttons by their numbers, files by their paths.</summary>
internal sealed class TerminalChannel(TextWriter output) : IChannel
{
    public const string Name = "terminal";

    private readonly Lock gate = new();
    private IReadOnlyList<Offer> offers = [];
    private int sent;

    public string Account => Name;

    public ChannelTraits Traits { get; } = new(MaxText: 4096, MaxCaption: 1024, MaxChoices: 10, MaxChoiceLabel: 40, MaxFetchBytes: 20 << 20);

    /// <summary>What the last message that offers anything offers.</summary>
    public IReadOnlyList<Offer> Offers
    {
        get
        {
            lock (gate)
                return offers;
        }
    }

    public Task<SendOutcome> SendAsync(string address, OutboundMessage message, IMediaSource media, CancellationToken cancellation)
    {
        switch (message)
        {
            case OutboundText text:
                Show(text.Markdown, Of(text), text.EndsShare);
                break;
            case OutboundMedia file:
                Show($"({(file.Kind is MediaKind.Photo ? "foto" : file.FileName ?? "berkas")}) {file.Markdown}", Taps(file.Choices), endsShare: false);
                break;
            case ShowChoice:
                break;
        }
        var reference = Interlocked.Increment(ref sent).ToString(CultureInfo.InvariantCulture);
        return Task.FromResult<SendOutcome>(new Delivered(reference));
    }

    public Task AcknowledgeAsync(TapContent tap, CancellationToken cancellation) => Task.CompletedTask;

    public Task ShowTypingAsync(InboundMessage message, CancellationToken cancellation) => Task.CompletedTask;

    public async Task<FetchOutcome> FetchAsync(string fileRef, Stream target, long maxBytes, CancellationToken cancellation)
    {
        var file = new FileInfo(fileRef);
        if (!file.Exists)
            return FetchOutcome.Gone;
        if (file.Length > maxBytes)
            return FetchOutcome.TooLarge;
        await using var bytes = file.OpenRead();
        await bytes.CopyToAsync(target, cancellation);
        return FetchOutcome.Fetched;
    }

    private void Show(string markdown, List<Offer> offered, bool endsShare)
    {
        lock (gate)
        {
            if (offered.Count > 0 || endsShare)
                offers = offered;
            output.WriteLine();
            output.WriteLine(TerminalText.Of(markdown));
            foreach (var (offer, index) in offered.Select((offer, index) => (offer, index)))
                output.WriteLine($"  [{index + 1}] {offer.Label}");
            output.Flush();
        }
    }

    private static List<Offer> Of(OutboundText text) => text.Share switch
    {
        Share.None => Taps(text.Choices),
        Share.Contact => [new("Bagikan nomor saya", OfferKind.Contact), .. Typed(text.Choices)],
        Share.Location => [new("Bagikan lokasi saya", OfferKind.Location), .. Typed(text.Choices)],
    };

    private static List<Offer> Taps(IEnumerable<Choice> choices) =>
        [.. choices.Where(c => c.Url is null).Select(c => new Offer(c.Label, OfferKind.Tap, c.Data))];

    private static IEnumerable<Offer> Typed(IEnumerable<Choice> choices) =>
        choices.Where(c => c.Url is null).Select(c => new Offer(c.Label, OfferKind.Type));
}
