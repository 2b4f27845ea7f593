using Microsoft.Extensions.Logging.Abstractions;
using PilarBot.Channels;
using PilarBot.Host.WebChat;
using PilarBot.Office;
using PilarBot.Office.Sealing;
using PilarBot.Office.WebChat;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;

namespace PilarBot.Host.Tests.WebChat;

/// <summary>What the outbox gives to the channel, and what becomes of it.</summary>
public sealed class ChannelTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("pilarbot-web-").FullName;
    private TestDatabase database = null!;
    private WebTranscript transcript = null!;
    private WebConversation chat = null!;
    private WebChatChannel channel = null!;
    private EndWebConversation end = null!;
    private bool isBlocked;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync("sqlite");
        var keys = MasterKeys.LoadOrCreate(Path.Combine(folder, "keys"));
        var (sealer, clock) = (new Sealer(keys, new()), TimeProvider.System);
        var uploads = new UploadFolder(new() { Folder = Path.Combine(folder, "media") }, sealer);
        var conversations = new WebConversations(database.Office, sealer, new(keys), clock);
        transcript = new(database.Office, sealer, clock);
        end = new(database.Office, uploads, clock);
        chat = (await conversations.OpenAsync("webchat", "sim-tksk", "dl_1", default)).Chat;
        channel = new(
            new("webchat") { IsBlocked = (_, _) => Task.FromResult(isBlocked) }, conversations, transcript, new(database.Office, uploads), new(transcript, clock, NullLogger<WebChatFeed>.Instance), database.Office,
            OfficeProfile.Of(new() { Name = "Dinas Sosial Uji" }));
    }

    public async Task DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Words_are_said_by_the_office()
    {
        var outcome = await SendAsync(new OutboundText("**Halo**") { Share = Share.Location });

        var said = Assert.Single((await transcript.ReadAsync(chat, 0, 10, default)).Activities);
        Assert.Equal(new Delivered("sim-tksk|0000001"), outcome);
        Assert.Equal(("pilarbot", "Dinas Sosial Uji", "bot"), (said.From!.Id, said.From.Name, said.From.Role));
        Assert.Equal("""{"pilarbot":{"html":"<p><strong>Halo</strong></p>\n","share":"location"}}""", said.ChannelData!.Value.GetRawText());
        Assert.Equal(("webchat", "sim-tksk"), (said.ChannelId, said.Conversation!.Id));
    }

    [Fact]
    public async Task A_file_is_named_by_what_it_is_and_one_that_is_not_there_is_tried_again()
    {
        var sent = await SendAsync(new OutboundMedia(MediaKind.Photo, "there", "Undangan"));
        var missing = await SendAsync(new OutboundMedia(MediaKind.Document, "gone", ""));

        Assert.IsType<Delivered>(sent);
        Assert.True(Assert.IsType<Failed>(missing).IsRetryable);
        var file = Assert.Single(Assert.Single((await transcript.ReadAsync(chat, 0, 10, default)).Activities).Attachments!);
        Assert.Equal(("image/jpeg", "media:there", "foto.jpg"), (file.ContentType, file.ContentUrl, file.Name));
    }

    [Fact]
    public async Task A_chosen_button_needs_nothing_since_buttons_go_by_themselves()
    {
        Assert.Equal(new Delivered(null), await SendAsync(new ShowChoice("x", "y", "z")));
        Assert.Empty((await transcript.ReadAsync(chat, 0, 10, default)).Activities);
    }

    [Fact]
    public async Task A_chat_that_shuts_the_bot_out_gets_nothing_until_it_lets_it_in()
    {
        isBlocked = true;
        Assert.Equal(new Unreachable(UnreachableReason.Blocked), await SendAsync(new OutboundText("halo")));
        Assert.Empty((await transcript.ReadAsync(chat, 0, 10, default)).Activities);

        isBlocked = false;
        Assert.IsType<Delivered>(await SendAsync(new OutboundText("halo")));
    }

    [Fact]
    public async Task What_cannot_be_shown_is_refused_for_good()
    {
        Assert.IsType<Refused>(await SendAsync(new OutboundText(" ")));
        Assert.IsType<Refused>(await SendAsync(new OutboundText("a") { Choices = [new("", "x")] }));
        Assert.IsType<Refused>(await SendAsync(new OutboundTemplate("a", "id")));
    }

    [Fact]
    public async Task A_chat_that_has_ended_or_never_was_cannot_be_reached()
    {
        Assert.Equal(new Unreachable(UnreachableReason.Gone), await channel.SendAsync("nobody", new OutboundText("a"), new OneFile(), default));
        await end.RunAsync(chat, default);
        Assert.Equal(new Unreachable(UnreachableReason.Gone), await SendAsync(new OutboundText("a")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    [InlineData("00000000000000000000000000000000")]
    public async Task A_file_that_was_never_sent_is_gone(string reference) =>
        Assert.Equal(FetchOutcome.Gone, await channel.FetchAsync(reference, Stream.Null, 1, default));

    private Task<SendOutcome> SendAsync(OutboundMessage message) => channel.SendAsync(chat.Address, message, new OneFile(), default);

    private sealed class OneFile : IMediaSource
    {
        public ValueTask<string?> FindUploadedAsync(string account, string source, CancellationToken cancellation) => new((string?)null);

        public void NoteUploaded(string account, string source, string reference) { }

        public ValueTask<Stream> OpenAsync(string source, CancellationToken cancellation) =>
            source == "there" ? new(new MemoryStream(Pictures.Jpeg)) : throw new FileNotFoundException("The file is not stored.");
    }
}
