using PilarBot.Channels.WhatsApp;

namespace PilarBot.Channels.Tests.WhatsApp;

public class BubbleTests
{
    private static readonly Choice Ya = new("Ya", "1:ya");
    private static readonly Choice Tidak = new("Tidak", "1:tidak");

    [Fact]
    public void Words_alone_are_a_text() => Assert.Equal([new TextBubble("*Halo*")], Bubbles.Of(new OutboundText("**Halo**")));

    [Fact]
    public void Up_to_three_choices_are_buttons()
    {
        var bubble = Assert.IsType<ButtonsBubble>(Assert.Single(Bubbles.Of(Asking("Benar?", Ya, Tidak, new("Tidak tahu", "1:x")))));
        Assert.Equal("Benar?", bubble.Body);
        Assert.Equal([new("1:ya", "Ya"), new("1:tidak", "Tidak"), new Pick("1:x", "Tidak tahu")], bubble.Buttons);
    }

    [Fact]
    public void Four_to_ten_choices_are_a_list()
    {
        var bubble = Assert.IsType<ListBubble>(Assert.Single(Bubbles.Of(Asking("Apa?", Many(10)))));
        Assert.Equal("Apa?", bubble.Body);
        Assert.Equal(10, bubble.Rows.Count);
        Assert.Equal("11 choices, 10 are possible", Bubbles.Fault(Asking("Apa?", Many(11))));
    }

    [Fact]
    public void Labels_too_long_for_buttons_are_numbered_and_stand_whole_in_the_words()
    {
        var bubble = Assert.IsType<ButtonsBubble>(Assert.Single(
            Bubbles.Of(Asking("Sudah ada kasus.", new Choice("Tambahkan ke kasus itu", "a"), new Choice("Tetap laporan baru", "b")))));
        Assert.Equal("Sudah ada kasus.\n\n1. Tambahkan ke kasus itu\n2. Tetap laporan baru", bubble.Body);
        Assert.Equal(["1. Tambahkan ke…", "2. Tetap laporan…"], bubble.Buttons.Select(b => b.Title));
    }

    [Fact]
    public void Rows_too_short_for_their_labels_show_them_whole_below()
    {
        var long1 = new Choice("Penyandang disabilitas yang terlantar", "a");
        var bubble = Assert.IsType<ListBubble>(Assert.Single(Bubbles.Of(Asking("Masalah?", [long1, .. Many(4)]))));
        Assert.Equal("1. Penyandang…", bubble.Rows[0].Title);
        Assert.Equal(long1.Label, bubble.Rows[0].Description);
        Assert.Equal(("2. Pilihan 1", (string?)null), (bubble.Rows[1].Title, bubble.Rows[1].Description));
        Assert.Equal("Masalah?\n\n1. Penyandang disabilitas yang terlantar\n2. Pilihan 1\n3. Pilihan 2\n4. Pilihan 3\n5. Pilihan 4", bubble.Body);
    }

    [Fact]
    public void Labels_that_are_the_same_are_numbered()
    {
        var bubble = Assert.IsType<ButtonsBubble>(Assert.Single(Bubbles.Of(Asking("Desa?", new Choice("Sukamaju", "a"), new Choice("SUKAMAJU", "b")))));
        Assert.Equal(["1. Sukamaju", "2. SUKAMAJU"], bubble.Buttons.Select(b => b.Title));
    }

    [Theory]
    [InlineData("Ya", 20, "Ya")]
    [InlineData("Tambahkan ke kasus itu", 20, "Tambahkan ke kasus…")]
    [InlineData("Pertanggungjawabankeuangan", 20, "Pertanggungjawabank…")]
    [InlineData("A, Pertanggungjawabankeuangan", 20, "A, Pertanggungjawab…")]
    [InlineData("Kecamatan Rumbia, Bombana", 20, "Kecamatan Rumbia…")]
    [InlineData("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 20, "👨‍👩‍👧‍👦…")]
    public void A_label_is_cut_behind_a_word_and_never_within_a_character(string label, int length, string expected)
    {
        Assert.Equal(expected, Picks.Shorten(label, length));
        Assert.InRange(Picks.Shorten(label, length).Length, 1, length);
    }

    [Fact]
    public void Words_too_long_for_buttons_make_a_list_and_not_a_second_message()
    {
        var words = string.Join(' ', Enumerable.Repeat("kata", 300));
        var bubble = Assert.IsType<ListBubble>(Assert.Single(Bubbles.Of(Asking(words, Ya, Tidak))));
        Assert.Equal(words, bubble.Body);
    }

    [Fact]
    public void Words_too_long_for_one_message_have_the_choices_under_the_last()
    {
        var words = string.Join("\n\n", Enumerable.Repeat(string.Join(' ', Enumerable.Repeat("kata", 300)), 4));
        var bubbles = Bubbles.Of(Asking(words, Ya, Tidak));
        Assert.Equal(2, bubbles.Count);
        Assert.IsType<TextBubble>(bubbles[0]);
        Assert.IsType<ListBubble>(bubbles[1]);
    }

    [Fact]
    public void A_request_has_one_button_and_what_else_may_be_answered_is_typed()
    {
        var place = new OutboundText("Di mana?") { Share = Share.Location, Choices = [new("Lewati", "1:~skip"), new("Belum tahu", "1:x")] };
        Assert.Equal([new AskLocationBubble("Di mana?\n\nAtau ketik: *Lewati* atau *Belum tahu*")], Bubbles.Of(place));
        Assert.Equal([new AskContactBubble("Nomor Anda?")], Bubbles.Of(new OutboundText("Nomor Anda?") { Share = Share.Contact }));
        var words = string.Join("\n\n", Enumerable.Repeat(string.Join(' ', Enumerable.Repeat("kata", 100)), 6));
        var bubbles = Bubbles.Of(new OutboundText(words) { Share = Share.Location });
        Assert.InRange(Assert.IsType<AskLocationBubble>(bubbles[^1]).Body.Length, 1, 1024);
        Assert.InRange(bubbles.Count, 2, 3);
    }

    [Fact]
    public void A_lone_link_is_a_button_and_others_stand_in_the_words()
    {
        Assert.Equal([new LinkBubble("Lihat:", "Peta", "https://a.id")], Bubbles.Of(Asking("Lihat:", new Choice("Peta", "", "https://a.id"))));
        Assert.Equal([new TextBubble("Lihat:\n\nPeta (https://a.id)\n\nDaftar (https://b.id)")],
            Bubbles.Of(Asking("Lihat:", new Choice("Peta", "", "https://a.id"), new Choice("Daftar", "", "https://b.id"))));
        Assert.Equal("Lihat:\n\nPeta (https://a.id)", Assert.IsType<ButtonsBubble>(Assert.Single(
            Bubbles.Of(Asking("Lihat:", Ya, new Choice("Peta", "", "https://a.id"))))).Body);
    }

    [Fact]
    public void A_file_with_a_few_choices_is_one_message()
    {
        var photo = new OutboundMedia(MediaKind.Photo, "foto", "Benar?") { Choices = [Ya, Tidak] };
        var bubble = Assert.IsType<ButtonsBubble>(Assert.Single(Bubbles.Of(photo)));
        Assert.Same(photo, bubble.Header);
        var bare = Assert.IsType<ButtonsBubble>(Assert.Single(Bubbles.Of(photo with { Markdown = "" })));
        Assert.Equal("Silakan pilih:", bare.Body);
        var many = Bubbles.Of(photo with { Choices = Many(5) });
        Assert.Equal("", Assert.IsType<FileBubble>(many[0]).Caption);
        Assert.IsType<ListBubble>(many[1]);
    }

    [Theory]
    [InlineData("no label", " ", "1")]
    [InlineData("no data", "Ya", "")]
    [InlineData("data with spaces at its ends", "Ya", "1:ya ")]
    [InlineData("data too long", "Ya", "12345678901234567890123456789012345678901234567890123456789012345")]
    public void A_button_that_WhatsApp_would_not_take_is_refused(string label, string text, string data)
    {
        Assert.NotNull(Bubbles.Fault(Asking("Pilih", new Choice(text, data))));
        Assert.NotEmpty(label);
    }

    private static OutboundText Asking(string markdown, params Choice[] choices) => new(markdown) { Choices = choices };

    private static Choice[] Many(int count) => [.. Enumerable.Range(1, count).Select(i => new Choice($"Pilihan {i}", $"1:{i}"))];
}
