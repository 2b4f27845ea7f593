using System.Globalization;
using System.Text.Json;
using PilarBot.Channels;
using PilarBot.Channels.Telegram;
using PilarBot.Channels.WebChat;
using PilarBot.Channels.WhatsApp;
using PilarBot.Host.WebChat;
using PilarBot.TestKit.Telegram;
using PilarBot.TestKit.WhatsApp;

namespace PilarBot.Host.Tests.Channels;

/// <summary>One bubble as a person sees it.</summary>
/// <param name="Words">What it says.</param>
/// <param name="Labels">What can be pressed to answer.</param>
internal sealed record Shown(string Words, IReadOnlyList<string> Labels);

/// <summary>One person's chat on one channel.</summary>
internal abstract class ChannelChat
{
    /// <summary>Beside an offer to share something, other answers come as words.</summary>
    public virtual bool TypesBesideShare => true;

    /// <summary>Sends what one turn says; fails when the channel does not take it.</summary>
    /// <returns>What the person sees of it.</returns>
    public abstract Task<IReadOnlyList<Shown>> SendAsync(IReadOnlyList<OutboundText> said);

    protected static async Task SendAsync(IChannel channel, string address, OutboundMessage message)
    {
        var outcome = await channel.SendAsync(address, message, new NoFiles(), CancellationToken.None);
        Assert.True(outcome is Delivered, $"{outcome}: {message}");
    }

    private sealed class NoFiles : IMediaSource
    {
        public ValueTask<string?> FindUploadedAsync(string account, string source, CancellationToken cancellation) => throw new InvalidOperationException(source);
        public void NoteUploaded(string account, string source, string reference) => throw new InvalidOperationException(source);
        public ValueTask<Stream> OpenAsync(string source, CancellationToken cancellation) => throw new InvalidOperationException(source);
    }
}

internal sealed class TelegramChat : ChannelChat
{
    private readonly TelegramChannel channel;
    private readonly FakeUser user;

    public TelegramChat(TelegramChannel channel, FakeUser user)
    {
        (this.channel, this.user) = (channel, user);
        user.HasWrittenBefore();
    }

    public override async Task<IReadOnlyList<Shown>> SendAsync(IReadOnlyList<OutboundText> said)
    {
        var before = user.Chat.FromBot.Count;
        foreach (var message in said)
            await SendAsync(channel, user.Id.ToString(CultureInfo.InvariantCulture), message);
        return [.. user.Chat.FromBot.Skip(before).Select(m => new Shown(m.Text,
            [.. m.Buttons.Concat(m.ReplyKeyboard).SelectMany(row => row).Where(b => !b.RequestsContact && !b.RequestsLocation).Select(b => b.Text)]))];
    }
}

internal sealed class WhatsAppChat : ChannelChat
{
    private readonly WhatsAppChannel channel;
    private readonly FakePerson person;

    public WhatsAppChat(WhatsAppChannel channel, FakePerson person)
    {
        (this.channel, this.person) = (channel, person);
        person.HasWritten();
    }

    public override async Task<IReadOnlyList<Shown>> SendAsync(IReadOnlyList<OutboundText> said)
    {
        var before = person.Bubbles.Count;
        foreach (var message in WhatsAppBubbles.Merge(said))
            await SendAsync(channel, person.UserId, message);
        return [.. person.Bubbles.Skip(before).Select(b => new Shown(b.Text, b.Titles))];
    }
}

/// <summary>The web chat has no other side that could refuse: what its clients can show is checked here.</summary>
internal sealed class WebChat : ChannelChat
{
    private const int MostCharacters = 256 * 1024;
    private const int MostButtons = 10;

    public override bool TypesBesideShare => false;

    public override Task<IReadOnlyList<Shown>> SendAsync(IReadOnlyList<OutboundText> said) => Task.FromResult<IReadOnlyList<Shown>>([.. said.Select(Show)]);

    private static Shown Show(OutboundText text)
    {
        Assert.Null(WebChatRendering.FaultOf(text.Choices, MostButtons));
        var activity = WebChatRendering.Of(text, BubbleHtml.Render(text.Markdown));
        Assert.False(string.IsNullOrWhiteSpace(activity.Text));
        Assert.InRange(JsonSerializer.Serialize(activity, DirectLineJson.Relaxed.Activity).Length, 1, MostCharacters);
        var share = activity.ChannelData!.Value.GetProperty("pilarbot").TryGetProperty("share", out var offer) ? offer.GetString() : null;
        Assert.Equal(text.Share switch { Share.None => null, Share.Contact => "contact", Share.Location => "location" }, share);
        return new(activity.Text!, [.. activity.SuggestedActions?.Actions?.Select(a => a.Title) ?? []]);
    }
}
