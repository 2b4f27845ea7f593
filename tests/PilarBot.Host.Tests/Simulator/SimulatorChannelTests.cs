using PilarBot.Channels;
using PilarBot.Host.Simulator;
using PilarBot.Host.WebChat;

namespace PilarBot.Host.Tests.Simulator;

public sealed class SimulatorChannelTests
{
    private static readonly SimulatorPhone Phone = SimulatorPhones.Tksk;
    private readonly SimulatedChats chats = new(TimeProvider.System);
    private readonly SimulatorFiles files = new();
    private readonly OneFile media = new();

    private SimulatorChannel Channel => new(chats, files);

    [Theory]
    [InlineData("<script>alert(1)</script> halo", "&lt;script&gt;alert(1)&lt;/script&gt; halo")]
    [InlineData("a <b onclick=x>b</b>", "a &lt;b onclick=x&gt;b&lt;/b&gt;")]
    [InlineData("[klik](javascript:alert(1))", "<p>klik</p>")]
    [InlineData("[klik](data:text/html,x)", "<p>klik</p>")]
    [InlineData("[kantor](https://contoh.go.id/a?b=1&c=2)", "<a href=\"https://contoh.go.id/a?b=1&amp;c=2\" target=\"_blank\" rel=\"noopener noreferrer\">kantor</a>")]
    [InlineData("![gambar](https://contoh.go.id/x.png)", "rel=\"noopener noreferrer\">gambar</a>")]
    [InlineData("<https://contoh.go.id>", "rel=\"noopener noreferrer\">https://contoh.go.id</a>")]
    [InlineData("**tebal** dan ~~coret~~", "<strong>tebal</strong> dan <del>coret</del>")]
    [InlineData("# Judul", "<p><strong>Judul</strong></p>")]
    [InlineData("satu\ndua", "satu<br />\ndua")]
    public void Markdown_becomes_html_that_is_safe_to_insert(string markdown, string expected)
    {
        var html = BubbleHtml.Render(markdown);

        Assert.Contains(expected, html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_nested_beyond_reason_is_shown_as_it_stands()
    {
        var html = BubbleHtml.Render(new string('>', 5000) + "<i>");

        Assert.DoesNotContain("<i>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_appears_with_its_buttons_and_its_offer_to_share()
    {
        var outcome = await SendAsync(new OutboundText("Bagikan **nomor**") { Choices = [new("Nanti", "1:nanti")], Share = Share.Contact });

        var entry = Assert.Single(Entries());
        Assert.Equal(entry.Ref.ToString(), Assert.IsType<Delivered>(outcome).MessageRef);
        Assert.Equal("<p>Bagikan <strong>nomor</strong></p>\n", entry.Html);
        Assert.Equal(Share.Contact, entry.Share);
        Assert.Equal(new EntryButton("Nanti", "1:nanti", null), Assert.Single(entry.Buttons));
    }

    [Fact]
    public async Task A_chosen_button_is_shown_in_the_question_and_all_its_buttons_are_gone()
    {
        var sent = (Delivered)await SendAsync(new OutboundText("Lanjut?") { Choices = [new("Ya", "1:ya"), new("Tidak", "1:tidak")] });

        await SendAsync(new ShowChoice(sent.MessageRef!, sent.MessageRef!, "Ya"));

        var entry = Assert.Single(Entries());
        Assert.Equal("Ya", entry.Chosen);
        Assert.Empty(entry.Buttons);
    }

    [Fact]
    public async Task Showing_a_choice_in_a_message_that_is_gone_harms_nobody() =>
        Assert.IsType<Delivered>(await SendAsync(new ShowChoice("1", "1", "Ya")));

    [Fact]
    public async Task Only_the_newest_messages_are_kept()
    {
        for (var i = 0; i < SimulatedChats.Most + 5; i++)
            await SendAsync(new OutboundText($"pesan {i}"));

        Assert.Equal(SimulatedChats.Most, Entries().Count);
        Assert.Equal("<p>pesan 5</p>\n", Entries()[0].Html);
    }

    [Fact]
    public async Task A_phone_that_blocks_the_bot_gets_nothing_until_it_lets_it_in()
    {
        chats.SetBlocked(Phone, true);
        Assert.Equal(new Unreachable(UnreachableReason.Blocked), await SendAsync(new OutboundText("halo")));

        chats.SetBlocked(Phone, false);
        Assert.IsType<Delivered>(await SendAsync(new OutboundText("halo")));
        Assert.Single(Entries());
    }

    [Fact]
    public async Task An_address_of_no_phone_is_gone() =>
        Assert.Equal(
            new Unreachable(UnreachableReason.Gone), await Channel.SendAsync("sim-lain", new OutboundText("halo"), media, CancellationToken.None));

    [Theory]
    [InlineData("", "data", null)]
    [InlineData("label", "", null)]
    [InlineData("label", "12345678901234567890123456789012345678901234567890123456789012345", null)]
    [InlineData("label", "", "javascript:alert(1)")]
    public async Task Buttons_that_the_real_channel_refuses_are_refused(string label, string data, string? url)
    {
        Assert.IsType<Refused>(await SendAsync(new OutboundText("halo") { Choices = [new(label, data, url)] }));
        Assert.Empty(Entries());
    }

    [Fact]
    public async Task A_file_goes_out_once_and_then_by_its_reference()
    {
        var first = (Delivered)await SendAsync(new OutboundMedia(MediaKind.Document, "surat", "Undangan") { FileName = "undangan.pdf" });
        media.Uploaded = first.MediaRef;
        var second = (Delivered)await SendAsync(new OutboundMedia(MediaKind.Document, "surat", "Undangan"));

        Assert.Equal(1, media.Opened);
        Assert.Equal(first.MediaRef, second.MediaRef);
        Assert.All(Entries(), e => Assert.Equal("undangan.pdf", e.File!.Name));
    }

    [Fact]
    public async Task A_reference_from_before_a_restart_is_uploaded_again()
    {
        media.Uploaded = "dari-proses-yang-lalu";

        Assert.IsType<Delivered>(await SendAsync(new OutboundMedia(MediaKind.Document, "surat", "")));
        Assert.Equal(1, media.Opened);
    }

    [Fact]
    public async Task A_long_caption_follows_as_a_message_of_its_own_with_the_buttons()
    {
        await SendAsync(new OutboundMedia(MediaKind.Photo, "foto", new string('a', 1025)) { Choices = [new("Ya", "1:ya")] });

        Assert.Collection(
            Entries(), file => Assert.Empty(file.Buttons), words => Assert.Single(words.Buttons));
    }

    [Fact]
    public async Task A_file_from_a_phone_is_fetched_by_its_reference_within_the_size_asked_for()
    {
        var file = files.Keep([1, 2, 3], "a.bin");
        using var target = new MemoryStream();

        Assert.Equal(FetchOutcome.Fetched, await Channel.FetchAsync(file.Id, target, 3, CancellationToken.None));
        Assert.Equal([1, 2, 3], target.ToArray());
        Assert.Equal(FetchOutcome.TooLarge, await Channel.FetchAsync(file.Id, target, 2, CancellationToken.None));
        Assert.Equal(FetchOutcome.Gone, await Channel.FetchAsync("lain", target, 3, CancellationToken.None));
    }

    [Fact]
    public void The_oldest_files_go_when_there_are_too_many()
    {
        var few = new SimulatorFiles(capacity: 10);
        var kept = Enumerable.Range(0, 4).Select(i => few.Keep(new byte[4], $"{i}")).ToList();

        Assert.Equal([false, false, true, true], kept.Select(f => few.Find(f.Id) is not null));
    }

    private Task<SendOutcome> SendAsync(OutboundMessage message) => Channel.SendAsync(Phone.Address, message, media, CancellationToken.None);

    private IReadOnlyList<ChatEntry> Entries() => chats.Since(0, [Phone]).Entries;

    private sealed class OneFile : IMediaSource
    {
        public string? Uploaded { get; set; }
        public int Opened { get; private set; }

        public ValueTask<string?> FindUploadedAsync(string account, string source, CancellationToken cancellation) => new(Uploaded);

        public ValueTask<Stream> OpenAsync(string source, CancellationToken cancellation)
        {
            Opened++;
            return new(new MemoryStream([1, 2, 3]));
        }
    }
}
