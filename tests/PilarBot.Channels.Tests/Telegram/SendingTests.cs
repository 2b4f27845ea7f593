using PilarBot.TestKit.Telegram;

namespace PilarBot.Channels.Tests.Telegram;

public class SendingTests
{
    private static readonly Choice Ya = new("Ya", "y");
    private static readonly Choice Tidak = new("Tidak", "t");

    [Fact]
    public async Task A_text_arrives_as_it_was_meant()
    {
        await using var rig = await TelegramRig.StartAsync();
        var siti = rig.Warga();
        var outcome = await rig.SendAsync(siti, new OutboundText("Ketik **NIK** <16 angka> & kirim"));
        var message = await siti.WaitForAsync("NIK");
        Assert.Equal("Ketik NIK <16 angka> & kirim", message.Text);
        Assert.Equal("""[{"type":"bold","offset":6,"length":3}]""", message.Entities);
        Assert.Equal(new Delivered(message.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)), outcome);
        rig.Telegram.AssertNoViolations();
    }

    [Fact]
    public async Task A_long_text_goes_out_in_parts_with_the_buttons_under_the_last()
    {
        await using var rig = await TelegramRig.StartAsync();
        var siti = rig.Warga();
        var text = string.Join("\n\n", Enumerable.Range(1, 9).Select(i => $"**{i}** " + string.Join(' ', Enumerable.Repeat("kata & <kata>", 75))));
        var outcome = await rig.SendAsync(siti, new OutboundText(text) { Choices = [Ya, Tidak] });
        var sent = siti.Chat.FromBot;
        Assert.Equal(5, sent.Count);
        Assert.All(rig.Telegram.Requests, r => Assert.InRange(r.Body["text"]!.GetValue<string>().Length, 1, 4096));
        Assert.All(sent.SkipLast(1), part => Assert.Empty(part.Buttons));
        Assert.Equal(["Ya", "Tidak"], sent[^1].Buttons.Single().Select(button => button.Text));
        Assert.Equal(sent[^1].Id.ToString(System.Globalization.CultureInfo.InvariantCulture), ((Delivered)outcome).MessageRef);
    }

    [Fact]
    public async Task Short_labels_share_a_row_and_long_ones_do_not()
    {
        await using var rig = await TelegramRig.StartAsync();
        var siti = rig.Warga();
        await rig.SendAsync(siti, new OutboundText("Pilih")
        {
            Choices = [Ya, Tidak, new("Tambahkan ke kasus itu", "1"), new("Batal", "2"), new("Peta", "", "https://peta.id/a?b=1&c=2")],
        });
        var rows = siti.Chat.FromBot[0].Buttons;
        Assert.Equal([2, 1, 2], rows.Select(row => row.Count));
        Assert.Equal("https://peta.id/a?b=1&c=2", rows[2][1].Url);
        rig.Telegram.AssertNoViolations();
    }

    [Theory]
    [InlineData("too long", "12345678901234567890123456789012345678901234567890123456789012345")]
    [InlineData("too long in bytes", "éééééééééééééééééééééééééééééééééx")]
    [InlineData("empty", "")]
    public async Task A_button_that_Telegram_would_not_take_is_refused_before_sending(string label, string data)
    {
        await using var rig = await TelegramRig.StartAsync();
        var outcome = await rig.SendAsync(rig.Warga(), new OutboundText("Pilih") { Choices = [new(label, data)] });
        Assert.IsType<Refused>(outcome);
        Assert.Empty(rig.Telegram.Requests);
    }

    [Fact]
    public async Task Sharing_puts_up_a_reply_keyboard_and_ending_it_takes_it_away()
    {
        await using var rig = await TelegramRig.StartAsync();
        var siti = rig.Warga();
        await rig.SendAsync(siti, new OutboundText("Nomor Anda?") { Share = Share.Contact });
        Assert.Equal(new FakeButton("Bagikan nomor saya", RequestsContact: true), siti.Chat.ReplyKeyboard.Single().Single());
        await rig.SendAsync(siti, new OutboundText("Terima kasih.") { EndsShare = true });
        Assert.Empty(siti.Chat.ReplyKeyboard);
        rig.Telegram.AssertNoViolations();
    }

    [Fact]
    public async Task Choices_beside_sharing_become_keys_that_type_their_label()
    {
        await using var rig = await TelegramRig.StartAsync();
        var siti = rig.Warga();
        await rig.SendAsync(siti, new OutboundText("Di mana?")
        {
            Share = Share.Location,
            Choices = [new("Lewati", "skip"), new("Lihat peta", "", "https://peta.id")],
        });
        Assert.Equal(["Bagikan lokasi saya", "Lewati"], siti.Chat.ReplyKeyboard.SelectMany(row => row).Select(key => key.Text));
        Assert.Equal("Di mana?\n\nLihat peta", siti.Chat.FromBot[0].Text);
        Assert.Null(siti.Taps("Lewati"));
        Assert.Equal("Lewati", siti.Chat.Messages[^1].Text);
    }

    [Theory]
    [InlineData("Lokasi diterima.\n\nApa kondisinya?", "Lokasi diterima.", "Apa kondisinya?")]
    [InlineData("Apa kondisinya?", "✓", "Apa kondisinya?")]
    public async Task Ending_sharing_beside_choices_takes_two_messages(string text, string first, string second)
    {
        await using var rig = await TelegramRig.StartAsync();
        var siti = rig.Warga();
        await rig.SendAsync(siti, new OutboundText("Di mana?") { Share = Share.Location });
        await rig.SendAsync(siti, new OutboundText(text) { EndsShare = true, Choices = [Ya, Tidak] });
        var sent = siti.Chat.FromBot;
        Assert.Equal([first, second], sent.Skip(1).Select(message => message.Text));
        Assert.True(sent[1].RemovesKeyboard);
        Assert.Equal(2, sent[2].Buttons.Single().Count);
    }

    [Fact]
    public async Task A_file_is_uploaded_once_and_then_sent_by_its_id()
    {
        await using var rig = await TelegramRig.StartAsync();
        var siti = rig.Warga();
        var first = (Delivered)await rig.SendAsync(siti, new OutboundMedia(MediaKind.Document, "surat", "Surat **tugas**") { FileName = "surat tugas é.pdf" });
        rig.Media.Uploaded["surat"] = first.MediaRef!;
        var second = (Delivered)await rig.SendAsync(siti, new OutboundMedia(MediaKind.Document, "surat", "") { Choices = [Ya] });
        Assert.Equal(first.MediaRef, second.MediaRef);
        Assert.Equal(1, rig.Media.Opened);
        var sent = siti.Chat.FromBot;
        Assert.Equal("Surat tugas", sent[0].Text);
        Assert.Equal(sent[0].FileId, sent[1].FileId);
        Assert.Single(sent[1].Buttons);
        rig.Telegram.AssertNoViolations();
    }

    [Fact]
    public async Task A_photo_s_id_is_that_of_its_largest_size()
    {
        await using var rig = await TelegramRig.StartAsync();
        var siti = rig.Warga();
        var outcome = (Delivered)await rig.SendAsync(siti, new OutboundMedia(MediaKind.Photo, "foto", ""));
        rig.Media.Uploaded["foto"] = outcome.MediaRef!;
        Assert.IsType<Delivered>(await rig.SendAsync(siti, new OutboundMedia(MediaKind.Photo, "foto", "lagi")));
        Assert.Equal("foto.jpg", rig.Media.Opened == 1 ? "foto.jpg" : "opened twice");
        Assert.All(siti.Chat.FromBot, message => Assert.Equal(outcome.MediaRef, message.FileId));
    }

    [Fact]
    public async Task A_file_id_that_means_nothing_any_more_is_uploaded_again()
    {
        await using var rig = await TelegramRig.StartAsync();
        rig.Media.Uploaded["surat"] = "AgAC-of-another-bot";
        var outcome = (Delivered)await rig.SendAsync(rig.Warga(), new OutboundMedia(MediaKind.Document, "surat", ""));
        Assert.NotEqual("AgAC-of-another-bot", outcome.MediaRef);
        Assert.Equal(1, rig.Media.Opened);
    }

    [Fact]
    public async Task A_long_caption_goes_on_in_a_message()
    {
        await using var rig = await TelegramRig.StartAsync();
        var siti = rig.Warga();
        var caption = string.Join(' ', Enumerable.Repeat("**kata**", 400));
        var outcome = (Delivered)await rig.SendAsync(siti, new OutboundMedia(MediaKind.Photo, "foto", caption) { Choices = [Ya] });
        var sent = siti.Chat.FromBot;
        Assert.Equal(2, sent.Count);
        // As much as fits with its marks.
        Assert.InRange(rig.Telegram.Requests.Single(r => r.Method == "sendPhoto").Body["caption"]!.GetValue<string>().Length, 850, 1024);
        Assert.Empty(sent[0].Buttons);
        Assert.Single(sent[1].Buttons);
        Assert.Equal(sent[0].FileId, outcome.MediaRef);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_a_failure_and_nothing_is_sent()
    {
        await using var rig = await TelegramRig.StartAsync();
        Assert.IsType<Failed>(await rig.SendAsync(rig.Warga(), new OutboundMedia(MediaKind.Photo, "hilang", "")));
        Assert.Empty(rig.Telegram.Requests);
    }

    [Fact]
    public async Task The_chosen_answer_is_shown_in_its_question()
    {
        await using var rig = await TelegramRig.StartAsync();
        var siti = rig.Warga();
        var sent = (Delivered)await rig.SendAsync(siti, new OutboundText("Rumah **roboh**? [peta](https://a.id)") { Choices = [Ya, Tidak] });
        var tap = await TapAsync(rig, siti, "Ya");
        var show = new ShowChoice(sent.MessageRef!, tap.Question!, "Ya");
        Assert.Equal(new Delivered(null), await rig.SendAsync(siti, show));
        var message = siti.Chat.FromBot[0];
        Assert.Equal("Rumah roboh? peta\n\n✓ Ya", message.Text);
        Assert.Equal("""[{"type":"bold","offset":6,"length":5},{"type":"text_link","offset":13,"length":4,"url":"https://a.id/"}]""", message.Entities);
        Assert.Empty(message.Buttons);
        Assert.Equal(new Delivered(null), await rig.SendAsync(siti, show));
        Assert.Equal(1, message.Edits);
        rig.Telegram.AssertNoViolations();
    }

    [Fact]
    public async Task A_file_with_buttons_keeps_its_caption_and_loses_them()
    {
        await using var rig = await TelegramRig.StartAsync();
        var siti = rig.Warga();
        var sent = (Delivered)await rig.SendAsync(siti, new OutboundMedia(MediaKind.Photo, "foto", "Benar?") { Choices = [Ya] });
        var tap = await TapAsync(rig, siti, "Ya");
        Assert.IsType<Delivered>(await rig.SendAsync(siti, new ShowChoice(sent.MessageRef!, tap.Question!, "Ya")));
        Assert.Equal("Benar?", siti.Chat.FromBot[0].Text);
        Assert.Empty(siti.Chat.FromBot[0].Buttons);
    }

    [Fact]
    public async Task Showing_the_choice_in_a_deleted_question_harms_nobody()
    {
        await using var rig = await TelegramRig.StartAsync();
        var siti = rig.Warga();
        var sent = (Delivered)await rig.SendAsync(siti, new OutboundText("Ya?") { Choices = [Ya] });
        siti.Deletes(siti.Chat.FromBot[0]);
        Assert.IsType<Delivered>(await rig.SendAsync(siti, new ShowChoice(sent.MessageRef!, """{"text":"Ya?"}""", "Ya")));
    }

    [Fact]
    public async Task A_tap_is_acknowledged_once_and_typing_is_shown()
    {
        await using var rig = await TelegramRig.StartAsync();
        var siti = rig.Warga();
        await rig.SendAsync(siti, new OutboundText("Ya?") { Choices = [Ya] });
        var tap = await TapAsync(rig, siti, "Ya");
        await rig.Channel.AcknowledgeAsync(tap, CancellationToken.None);
        await rig.Channel.AcknowledgeAsync(tap, CancellationToken.None);
        Assert.Equal(1, rig.Telegram.AnsweredTaps);
        var address = siti.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await rig.Channel.ShowTypingAsync(
            new InboundMessage { From = new("telegram", address), Key = "m:1:1", Content = new TextContent("halo") }, CancellationToken.None);
        Assert.Equal(1, siti.Chat.TypingShown);
    }

    private static async Task<TapContent> TapAsync(TelegramRig rig, FakeUser user, string label)
    {
        user.Taps(label);
        using var stop = new CancellationTokenSource();
        TapContent? tap = null;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.Poller().RunAsync(
            async (batch, _) =>
            {
                tap = batch.Select(message => message.Content).OfType<TapContent>().LastOrDefault();
                await stop.CancelAsync();
                return true;
            },
            stop.Token));
        return tap!;
    }
}
