using System.Text.Json;
using System.Text.Json.Nodes;

namespace PilarBot.Channels.Tests.WhatsApp;

/// <summary>What people do, posted by the double.</summary>
public class ReceivingTests
{
    [Fact]
    public async Task Every_kind_of_file_is_read_as_what_it_was_meant_to_be()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var siti = rig.Graph.Person("6281234567890", "Siti");
        siti.SendsPhoto([1], "rumah");
        Assert.Equal(new MediaContent(MediaKind.Photo, siti.LastMediaId, null, "image/jpeg", null, "rumah"), rig.ReadMessage().Content);
        siti.SendsVideo([1]);
        Assert.Equal(MediaKind.Video, Assert.IsType<MediaContent>(rig.ReadMessage().Content).Kind);
        siti.SendsAudio([1], voice: true);
        Assert.Equal(MediaKind.Voice, Assert.IsType<MediaContent>(rig.ReadMessage().Content).Kind);
        siti.SendsAudio([1], voice: false);
        Assert.Equal(MediaKind.Audio, Assert.IsType<MediaContent>(rig.ReadMessage().Content).Kind);
        siti.SendsDocument("surat.pdf", [1]);
        Assert.Equal(new MediaContent(MediaKind.Document, siti.LastMediaId, null, "application/pdf", "surat.pdf"), rig.ReadMessage().Content);
        siti.SendsSticker([1]);
        Assert.Equal(new UnsupportedContent("sticker"), rig.ReadMessage().Content);
    }

    [Fact]
    public async Task Taps_carry_what_their_buttons_carried()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var siti = rig.Warga();
        await rig.SendAsync(siti, new OutboundText("Benar?") { Choices = [new("Ya", "3:ya"), new("Tidak", "3:tidak")] });
        var id = siti.Taps("Ya");
        Assert.Equal(new TapContent(id, "3:ya", null), rig.ReadMessage().Content);
        await rig.SendAsync(siti, new OutboundText("Apa?") { Choices = [.. "abcde".Select(c => new Choice($"Pilihan {c}", $"4:{c}"))] });
        siti.Taps("Pilihan d");
        Assert.Equal("4:d", Assert.IsType<TapContent>(rig.ReadMessage().Content).Data);
        siti.PressesData("99:forged");
        Assert.Equal("99:forged", Assert.IsType<TapContent>(rig.ReadMessage().Content).Data);
        siti.TapsTemplate("!hadir", "Hadir");
        Assert.Equal("!hadir", Assert.IsType<TapContent>(rig.ReadMessage().Content).Data);
    }

    [Fact]
    public async Task Only_the_own_number_is_own()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var siti = rig.Warga();
        siti.SharesContact(atRequest: true);
        Assert.Equal(new ContactContent("+6281234567890", "Siti", true), rig.ReadMessage().Content);
        siti.SharesContact();
        Assert.True(Assert.IsType<ContactContent>(rig.ReadMessage().Content).IsOwn);
        siti.SharesContact("6289999999999", "Budi");
        Assert.Equal(new ContactContent("+6289999999999", "Budi", false), rig.ReadMessage().Content);
        siti.HidesPhone = true;
        siti.SharesContact();
        Assert.False(Assert.IsType<ContactContent>(rig.ReadMessage().Content).IsOwn);
    }

    [Fact]
    public async Task A_person_is_known_by_the_user_id_first_and_by_the_number_else()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var siti = rig.Warga();
        siti.Says("halo");
        var both = rig.ReadMessage();
        Assert.Equal((siti.UserId, "+6281234567890", "Siti"), (both.From.Address, both.Phone, both.DisplayName));
        siti.HidesPhone = true;
        siti.Says("halo");
        Assert.Equal((siti.UserId, null), (rig.ReadMessage().From.Address, rig.ReadMessage().Phone));
        (siti.HidesPhone, siti.HidesUserId) = (false, true);
        siti.Says("halo");
        Assert.Equal(("+6281234567890", "+6281234567890"), (rig.ReadMessage().From.Address, rig.ReadMessage().Phone));
    }

    [Fact]
    public async Task Whoever_changes_number_or_id_has_moved()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var siti = rig.Warga();
        var old = siti.UserId;
        siti.ChangesNumber("6285555555555", "ID.555");
        var moved = rig.ReadMessage();
        Assert.Equal((old, "+6281234567890"), (moved.From.Address, moved.Phone));
        Assert.Equal(new MovedContent("ID.555", "+6285555555555"), moved.Content);
        siti.ChangesUserId("ID.777");
        Assert.Equal("ID.555", rig.ReadMessage().From.Address);
        Assert.Equal(new MovedContent("ID.777", null), rig.ReadMessage().Content);
        siti.HidesUserId = true;
        siti.ChangesNumber("6286666666666", "ID.888");
        Assert.Equal("ID.777", rig.ReadMessage().From.Address);
    }

    [Fact]
    public async Task Reactions_edits_deletions_places_and_advertisements_are_told()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var siti = rig.Warga();
        var id = siti.Says("satu");
        siti.Reacts(id, "👍");
        Assert.Equal(new ReactionContent(id, "👍"), rig.ReadMessage().Content);
        siti.Reacts(id, null);
        Assert.Equal(new ReactionContent(id, null), rig.ReadMessage().Content);
        siti.Edits(id, "dua");
        Assert.Equal(new EditContent(id, "dua"), rig.ReadMessage().Content);
        siti.Deletes(id);
        Assert.Equal(new DeletedContent(id), rig.ReadMessage().Content);
        siti.SharesLocation(-4.5, 121.8);
        Assert.Equal(new LocationContent(-4.5, 121.8), rig.ReadMessage().Content);
        siti.SharesLocation(95, 121.8);
        Assert.Equal(new UnsupportedContent("location"), rig.ReadMessage().Content);
        siti.ComesFromAd("halo");
        Assert.Equal("ad", rig.ReadMessage().Referral!.Kind);
    }

    [Fact]
    public async Task What_nobody_knows_is_unsupported_by_its_name()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var siti = rig.Warga();
        siti.SendsUnsupported("poll");
        Assert.Equal(new UnsupportedContent("poll"), rig.ReadMessage().Content);
        siti.SendsUnsupported(code: 131052);
        Assert.Equal(new UnsupportedContent("file"), rig.ReadMessage().Content);
        siti.SendsAny("hologram", new JsonObject { ["depth"] = 3 });
        Assert.Equal(new UnsupportedContent("hologram"), rig.ReadMessage().Content);
    }

    [Fact]
    public void A_content_survives_JSON()
    {
        foreach (InboundContent content in new InboundContent[] { new ReactionContent("a", "x"), new DeletedContent("a"), new MovedContent("ID.1", null) })
            Assert.Equal(content, JsonSerializer.Deserialize<InboundContent>(JsonSerializer.Serialize(content)));
    }
}
