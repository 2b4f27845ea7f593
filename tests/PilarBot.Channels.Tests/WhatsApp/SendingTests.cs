using System.IO.Compression;
using System.Text.Json;
using PilarBot.TestKit.WhatsApp;

namespace PilarBot.Channels.Tests.WhatsApp;

public class SendingTests
{
    private static readonly Choice Ya = new("Ya", "1:ya");

    [Fact]
    public async Task A_text_arrives_as_it_was_meant()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var siti = rig.Warga();
        var outcome = await rig.SendAsync(siti, new OutboundText("Ketik **NIK** <16 angka> & kirim"));
        Assert.Equal("Ketik *NIK* <16 angka> & kirim", siti.Last.Text);
        Assert.Equal(new Delivered(siti.Last.Id), outcome);
        rig.Graph.AssertNoViolations();
    }

    [Theory]
    [InlineData("the user id", "ID.96281234567890", "recipient")]
    [InlineData("the number", "+6281234567890", "to")]
    [InlineData("the number without its plus", "6281234567890", "to")]
    public async Task A_person_is_written_to_under(string label, string address, string field)
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var siti = rig.Warga();
        Assert.IsType<Delivered>(await rig.SendAsync(address, new OutboundText("halo")));
        Assert.NotNull(siti.Last.Body[field]);
        Assert.Null(siti.Last.Body[field == "to" ? "recipient" : "to"]);
        Assert.NotEmpty(label);
        rig.Graph.AssertNoViolations();
    }

    [Theory]
    [InlineData("")]
    [InlineData("700000001x")]
    [InlineData("simulator-1")]
    public async Task What_is_no_address_is_refused_before_sending(string address)
    {
        await using var rig = await WhatsAppRig.StartAsync();
        Assert.IsType<Refused>(await rig.SendAsync(address, new OutboundText("halo")));
        Assert.Empty(rig.Graph.Requests);
    }

    [Fact]
    public async Task Every_kind_of_bubble_is_taken()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var siti = rig.Warga();
        Choice[] many = [.. Enumerable.Range(1, 10).Select(i => new Choice($"Pilihan nomor {i} yang panjang sekali", $"1:{i}"))];
        await SendAllAsync(rig, siti,
        [
            new OutboundText("*teks* _biasa_"),
            new OutboundText("Benar?") { Choices = [Ya, new("Tidak sama sekali begitu", "1:t")] },
            new OutboundText("Apa?") { Choices = many },
            new OutboundText("Di mana?") { Share = Share.Location, Choices = [new("Lewati", "1:~skip")] },
            new OutboundText("Nomor?") { Share = Share.Contact },
            new OutboundText("Lihat:") { Choices = [new("Peta", "", "https://a.id/x?y=1")] },
            new OutboundMedia(MediaKind.Photo, "foto", "Rumah **Siti**"),
            new OutboundMedia(MediaKind.Document, "surat", "") { FileName = "surat tugas é.pdf" },
            new OutboundMedia(MediaKind.Photo, "foto", "Benar?") { Choices = [Ya] },
            new OutboundMedia(MediaKind.Document, "surat", "Hadir?") { Choices = [Ya] },
        ]);
        Assert.Equal(
            ["text", "button", "list", "location_request_message", "request_contact_info", "cta_url", "image", "document", "button", "button"],
            siti.Bubbles.Select(bubble => bubble.Kind));
        Assert.Equal("surat tugas é.pdf", (string?)siti.Bubbles[7].Body["document"]!["filename"]);
        rig.Graph.AssertNoViolations();
    }

    [Fact]
    public async Task A_long_text_goes_out_in_parts_with_the_choices_under_the_last()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var siti = rig.Warga();
        var text = string.Join("\n\n", Enumerable.Range(1, 9).Select(i => $"**{i}** " + string.Join(' ', Enumerable.Repeat("kata & *kata*", 75))));
        var outcome = (Delivered)await rig.SendAsync(siti, new OutboundText(text) { Choices = [Ya] });
        Assert.Equal(siti.Bubbles.Count, outcome.Messages);
        Assert.InRange(siti.Bubbles.Count, 3, 4);
        Assert.All(siti.Bubbles.SkipLast(1), bubble => Assert.Equal("text", bubble.Kind));
        Assert.Equal(["Ya"], siti.Last.Titles);
        Assert.Equal(siti.Last.Id, outcome.MessageRef);
    }

    [Fact]
    public async Task A_file_is_uploaded_once_and_then_sent_by_its_id()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var siti = rig.Warga();
        var first = (Delivered)await rig.SendAsync(siti, new OutboundMedia(MediaKind.Document, "surat", "Surat"));
        rig.Media.Uploaded["surat"] = first.MediaRef!;
        var second = (Delivered)await rig.SendAsync(siti, new OutboundMedia(MediaKind.Document, "surat", ""));
        Assert.Equal(first.MediaRef, second.MediaRef);
        Assert.Equal(1, rig.Media.Opened);
        rig.Graph.ForgetMedia(first.MediaRef!);
        var third = (Delivered)await rig.SendAsync(siti, new OutboundMedia(MediaKind.Document, "surat", ""));
        Assert.NotEqual(first.MediaRef, third.MediaRef);
        Assert.Equal(3, siti.Bubbles.Count);
    }

    [Fact]
    public async Task A_file_that_WhatsApp_does_not_take_is_refused_before_it_travels()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var siti = rig.Warga();
        rig.Media.Files["besar"] = [0xFF, 0xD8, 0xFF, .. new byte[5 << 20]];
        rig.Media.Files["gif"] = "GIF89a"u8.ToArray();
        foreach (var message in new[] { new OutboundMedia(MediaKind.Photo, "besar", ""), new(MediaKind.Photo, "gif", ""), new(MediaKind.Document, "gif", "") { FileName = "a.zip" } })
            Assert.Contains("jenis dan ukuran", Assert.IsType<Refused>(await rig.SendAsync(siti, message)).ForStaff, StringComparison.Ordinal);
        Assert.IsType<Failed>(await rig.SendAsync(siti, new OutboundMedia(MediaKind.Photo, "hilang", "")));
        Assert.Empty(rig.Graph.Requests);
    }

    [Theory]
    [InlineData(5 << 20, typeof(Delivered))]
    [InlineData((5 << 20) + 1, typeof(Refused))]
    public async Task A_file_of_unknown_length_is_uploaded_up_to_the_limit(int size, Type outcome)
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var siti = rig.Warga();
        byte[] bytes = [0xFF, 0xD8, 0xFF, .. new byte[size - 3]];
        var sent = await rig.Channel.SendAsync(siti.UserId, new OutboundMedia(MediaKind.Photo, "foto", ""), new PackedFile(bytes), CancellationToken.None);
        Assert.IsType(outcome, sent);
        Assert.Equal(outcome == typeof(Delivered) ? 1 : 0, siti.Bubbles.Count);
    }

    [Fact]
    public async Task A_template_is_filled_in()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        rig.Graph.Register(new("undangan", "id", "Bapak/Ibu {{1}}, hadir {{2}}?") { Header = "image", Buttons = ["quick_reply", "url"] });
        rig.Graph.Register(new("jadwal", "id", "Halo {{nama}}.") { Header = "text", HeaderText = "Jadwal {{1}}" });
        var stranger = rig.Graph.Person("6281234500000");
        var invitation = new OutboundTemplate("undangan", "id")
        {
            HeaderFile = new(MediaKind.Photo, "foto", ""),
            Body = [new("Siti\n\nAminah"), new("Senin     pagi")],
            Buttons = [new(Data: "!hadir"), new(UrlSuffix: "u/7")],
        };
        var sent = Assert.IsType<Delivered>(await rig.SendAsync(stranger, invitation));
        Assert.NotNull(sent.MediaRef);
        Assert.IsType<Delivered>(await rig.SendAsync(stranger, new OutboundTemplate("jadwal", "id") { Header = "Mei", Body = [new("Siti", "nama")] }));
        Assert.Equal(["template", "template"], stranger.Bubbles.Select(bubble => bubble.Kind));
        rig.Graph.AssertNoViolations();
    }

    [Fact]
    public void A_template_and_a_mark_survive_JSON()
    {
        OutboundMessage template = new OutboundTemplate("a", "id") { Body = [new("x", "nama")], Buttons = [null, new("d")], Mark = "7" };
        var json = JsonSerializer.Serialize(template);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<OutboundMessage>(json)));
        Assert.Contains("\"Mark\":\"7\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Mark\"", JsonSerializer.Serialize<OutboundMessage>(new OutboundText("a")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_and_typing_are_one_call_and_showing_a_choice_is_none()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var siti = rig.Warga();
        var id = siti.Says("halo");
        await rig.Channel.ShowTypingAsync(rig.ReadMessage(), CancellationToken.None);
        Assert.Equal((id, 1, 1), (Assert.Single(siti.ReadMarks), rig.Graph.TypingShown, rig.Graph.Requests.Count));
        await rig.Channel.AcknowledgeAsync(new TapContent(id, "x", null), CancellationToken.None);
        Assert.Equal(1, rig.Graph.TypingShown);
        await rig.Channel.AcknowledgeAsync(new TapContent("wamid.unknown", "x", null), CancellationToken.None);
        Assert.DoesNotContain("wamid", rig.Log.Text, StringComparison.Ordinal);
        Assert.Equal(new Delivered(null) { Messages = 0 }, await rig.SendAsync(siti, new ShowChoice(id, "{}", "Ya")));
        Assert.Empty(siti.Bubbles);
    }

    [Fact]
    public async Task The_limits_of_the_double_are_those_that_the_channel_keeps()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var siti = rig.Warga();
        var random = new Random(7);
        for (var i = 0; i < 150; i++)
            Assert.IsType<Delivered>(await rig.SendAsync(siti, Any(random)));
        rig.Graph.AssertNoViolations();
    }

    private static OutboundMessage Any(Random random)
    {
        string[] pieces = ["kata ", "**tebal** ", "*miring* ", "\n\n", "\n- butir ", "`kode` ", "👨‍👩‍👧‍👦", "https://a.id/_x_ ", "~~coret~~ ", "\\*bintang\\* ", "\n> kutip "];
        var text = "x" + string.Concat(Enumerable.Range(0, random.Next(1, 900)).Select(_ => pieces[random.Next(pieces.Length)]));
        Choice[] choices = [.. Enumerable.Range(0, random.Next(0, 11)).Select(i => new Choice(new string('a', random.Next(1, 100)) + pieces[random.Next(3)] + "b", $"1:{i}"))];
        return random.Next(5) switch
        {
            0 => new OutboundMedia(MediaKind.Photo, "foto", text) { Choices = choices },
            1 => new OutboundText(text) { Share = Share.Location, Choices = choices },
            2 => new OutboundText(text) { Choices = [.. choices.Take(9), new("Peta", "", "https://a.id")] },
            _ => new OutboundText(text) { Choices = choices },
        };
    }

    private static async Task SendAllAsync(WhatsAppRig rig, FakePerson to, OutboundMessage[] messages)
    {
        foreach (var message in messages)
            Assert.IsType<Delivered>(await rig.SendAsync(to, message));
    }
}

/// <summary>A file whose length nobody knows before its end.</summary>
internal sealed class PackedFile(byte[] bytes) : IMediaSource
{
    public ValueTask<string?> FindUploadedAsync(string account, string source, CancellationToken cancellation) => ValueTask.FromResult<string?>(null);

    public void NoteUploaded(string account, string source, string reference) { }

    public ValueTask<Stream> OpenAsync(string source, CancellationToken cancellation)
    {
        var packed = new MemoryStream();
        using (var pack = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            pack.Write(bytes);
        packed.Position = 0;
        return ValueTask.FromResult<Stream>(new GZipStream(packed, CompressionMode.Decompress));
    }
}
