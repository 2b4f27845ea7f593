using System.Text.Json;
using PilarBot.Channels;
using PilarBot.Channels.WebChat;
using PilarBot.Host.Simulator;

namespace PilarBot.Host.Tests.Simulator;

public sealed class SimulatorEventsTests
{
    [Fact]
    public void The_own_number_is_vouched_for_and_somebody_elses_is_not() => Assert.Equal<InboundContent>(
        [new ContactContent("6281200000002", "La Ode Hasan", true), new ContactContent("6281200000099", "Orang lain", false)],
        [.. SimulatorEvents.Read(Event("contact", """{"own":true}""")), .. SimulatorEvents.Read(Event("contact", """{"own":false}"""))]);

    [Fact]
    public void A_voice_note_is_no_sound_file_and_a_sticker_nothing_the_bot_has_a_use_for()
    {
        var voice = Event("voice") with { Attachments = [new("audio/ogg", "upload:abc", "suara.ogg")] };

        Assert.Equal(new MediaContent(MediaKind.Voice, "abc", MimeType: "audio/ogg"), Assert.Single(SimulatorEvents.Read(voice)));
        Assert.Equal(new UnsupportedContent("sticker"), Assert.Single(SimulatorEvents.Read(Event("sticker"))));
    }

    [Theory]
    [InlineData("""{"blocked":true}""", false)]
    [InlineData("""{"blocked":false}""", true)]
    public void Blocking_and_letting_in_are_told(string value, bool reachable) =>
        Assert.Equal(new MembershipContent(reachable), Assert.Single(SimulatorEvents.Read(Event("block", value))));

    [Theory]
    [InlineData("voice", null)]
    [InlineData("lain", null)]
    [InlineData("", null)]
    public void What_no_phone_does_says_nothing(string name, string? value) => Assert.Empty(SimulatorEvents.Read(Event(name, value)));

    [Fact]
    public void A_contact_from_an_address_of_no_phone_says_nothing() =>
        Assert.Empty(SimulatorEvents.Read(Event("contact", """{"own":true}""") with { Conversation = new("sim-lain") }));

    [Theory]
    [InlineData("contact")]
    [InlineData("voice")]
    [InlineData("sticker")]
    [InlineData("block")]
    public void In_a_residents_conversation_none_of_it_means_anything(string name) =>
        Assert.Empty(WebChatReading.ContentsOf(Event(name, """{"own":true,"blocked":true}""") with { Attachments = [new("audio/ogg", "upload:abc", "suara.ogg")] }));

    [Fact]
    public void Words_are_read_as_everybody_elses() =>
        Assert.Equal(new TextContent("halo"), Assert.Single(SimulatorEvents.Read(new() { Type = "message", Text = "halo" })));

    private static Activity Event(string name, string? value = null) => new()
    {
        Type = "event",
        Name = name,
        Conversation = new(SimulatorPhones.Warga.Address),
        Value = value is null ? null : JsonDocument.Parse(value).RootElement,
    };
}
