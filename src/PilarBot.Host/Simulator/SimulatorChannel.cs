using System.Globalization;
using System.Text;
using PilarBot.Channels;
using PilarBot.Host.WebChat;
using PilarBot.Host.Webhooks;

namespace PilarBot.Host.Simulator;

/// <summary>A channel whose other side is the simulator's page. Refuses what Telegram refuses, so that nothing works only here.</summary>
internal sealed class SimulatorChannel(SimulatedChats chats, SimulatorFiles files) : IChannel
{
    /// <summary>The account's name.</summary>
    public const string Name = "simulator";

    /// <summary>As Telegram: what the office means to send at most is told by <see cref="Traits"/>.</summary>
    private const int MaxButtons = 100;
    private const int MaxDataBytes = 64;

    public string Account => Name;

    public ChannelTraits Traits { get; } =
        new(MaxText: 4096, MaxCaption: 1024, MaxChoices: 10, MaxChoiceLabel: 40, MaxFetchBytes: SimulatorFiles.MaxFile);

    public async Task<SendOutcome> SendAsync(string address, OutboundMessage message, IMediaSource media, CancellationToken cancellation)
    {
        if (SimulatorPhones.AtAddress(address) is not { } phone)
            return new Unreachable(UnreachableReason.Gone);
        if (message is ShowChoice choice)
            return ShowChosen(phone, choice);
        if (chats.IsBlocked(phone))
            return new Unreachable(UnreachableReason.Blocked);
        return message switch
        {
            OutboundText text => SendText(phone, text),
            OutboundMedia file => await SendFileAsync(phone, file, media, cancellation),
            _ => new Refused($"unknown message {message.GetType().Name}"),
        };
    }

    /// <summary>The page's own request ends when the turn is committed, and with it the button's spinning.</summary>
    public Task AcknowledgeAsync(TapContent tap, CancellationToken cancellation) => Task.CompletedTask;

    public Task ShowTypingAsync(InboundMessage message, CancellationToken cancellation)
    {
        if (SimulatorPhones.AtAddress(message.From.Address) is { } phone)
            chats.ShowTyping(phone);
        return Task.CompletedTask;
    }

    public async Task<FetchOutcome> FetchAsync(string fileRef, Stream target, long maxBytes, CancellationToken cancellation)
    {
        if (files.Find(fileRef) is not { } file)
            return FetchOutcome.Gone;
        if (file.Bytes.Length > maxBytes)
            return FetchOutcome.TooLarge;
        await target.WriteAsync(file.Bytes, cancellation);
        return FetchOutcome.Fetched;
    }

    private SendOutcome SendText(SimulatorPhone phone, OutboundText text)
    {
        if (Fault(text.Choices) is { } fault)
            return new Refused(fault);
        if (string.IsNullOrWhiteSpace(text.Markdown))
            return new Refused("message text is empty");
        return new Delivered(Written(chats.Add(phone, Words(text.Markdown, text.Choices) with { Share = text.Share, EndsShare = text.EndsShare })));
    }

    private async Task<SendOutcome> SendFileAsync(
        SimulatorPhone phone, OutboundMedia message, IMediaSource media, CancellationToken cancellation)
    {
        if (Fault(message.Choices) is { } fault)
            return new Refused(fault);
        var (file, failure) = await OpenAsync(message, media, cancellation);
        if (file is null)
            return failure!;
        var fits = message.Markdown.Length <= Traits.MaxCaption;
        var sent = chats.Add(phone, Words(fits ? message.Markdown : "", fits ? message.Choices : []) with
        {
            Kind = message.Kind is MediaKind.Photo && file.ImageType is not null ? EntryKind.Photo : EntryKind.Document,
            File = file.ToEntry(),
        });
        if (!fits)
            sent = chats.Add(phone, Words(message.Markdown, message.Choices));
        return new Delivered(Written(sent), file.Id);
    }

    private async Task<(SimulatorFile? File, SendOutcome? Failure)> OpenAsync(
        OutboundMedia message, IMediaSource media, CancellationToken cancellation)
    {
        // A reference outlives this memory; without the file behind it, it is uploaded again.
        if (await media.FindUploadedAsync(Name, message.Source, cancellation) is { } reference && files.Find(reference) is { } known)
            return (known, null);
        try
        {
            await using var bytes = await media.OpenAsync(message.Source, cancellation);
            var read = await LimitedRead.ToArrayAsync(bytes, SimulatorFiles.MaxFile, cancellation);
            if (read is null)
                return (null, new Refused("file is too big"));
            return (files.Keep(read, message.FileName ?? (message.Kind is MediaKind.Photo ? "foto.jpg" : "berkas")), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return (null, new Failed($"the file could not be opened ({exception.GetType().Name})"));
        }
    }

    // Gone or not: failing at it harms nobody.
    private Delivered ShowChosen(SimulatorPhone phone, ShowChoice choice)
    {
        if (long.TryParse(choice.MessageRef, NumberStyles.None, CultureInfo.InvariantCulture, out var reference))
            chats.Change(phone, reference, e => e with { Buttons = [], Chosen = choice.Label });
        return new(null);
    }

    private static ChatEntry Words(string markdown, IReadOnlyList<Choice> choices)
    {
        IReadOnlyList<EntryButton> buttons = [.. choices.Select(c => new EntryButton(c.Label, c.Data, c.Url))];
        return new() { Kind = EntryKind.Text, Html = markdown.Length == 0 ? null : BubbleHtml.Render(markdown), Buttons = buttons, Offered = buttons };
    }

    private static string? Fault(IReadOnlyList<Choice> choices)
    {
        if (choices.Count > MaxButtons)
            return $"{choices.Count} choices, {MaxButtons} are possible";
        foreach (var choice in choices)
        {
            if (string.IsNullOrWhiteSpace(choice.Label))
                return "a choice without a label";
            if (choice.Url is not null && !BubbleHtml.IsLinkable(choice.Url))
                return "a choice whose address is not http(s)";
            if (choice.Url is null && Encoding.UTF8.GetByteCount(choice.Data) is 0 or > MaxDataBytes)
                return $"a choice whose data is not 1 to {MaxDataBytes} bytes";
        }
        return null;
    }

    private static string Written(ChatEntry entry) => entry.Ref.ToString(CultureInfo.InvariantCulture);
}
