using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

public class ShareTests
{
    private readonly Chat chat = Chat.With("""
        flow: a
        title: A
        start: [a]
        steps:
          - ask: nomor
            answer: contact
          - ask: saudara
            answer: contact
            other: true
          - ask: lokasi
            answer: location
          - ask: x
            answer: text
        """);

    [Fact]
    public void A_keyboard_is_put_up_for_each_question_and_taken_away_with_the_last()
    {
        Assert.Equal(ShareOffer.Contact, Message(chat.Types("a")).Share);

        chat.Takes(new ContactInput("081234567890", "Siti", true));
        var messages = chat.Events.OfType<MessageCreated>().ToList();
        Assert.False(messages[0].EndsShare);
        Assert.Equal("Nomor tercatat.", messages[0].Markdown);
        Assert.Equal(ShareOffer.Contact, messages[1].Share);

        chat.Types("batal");
        Assert.True(Message(chat).EndsShare || chat.Dialogue.Interjection is not null);
        Assert.False(chat.Dialogue.Sharing);
    }

    [Fact]
    public void A_number_that_the_channel_gives_is_never_taken_for_one_of_another_country() => Assert.Equal(
        "+81234567890", chat.Types("a").Takes(new ContactInput("81234567890", "Hana", true))["nomor"]?.Value?["phone"]?.ToString());

    [Fact]
    public void Somebody_elses_card_is_refused_where_the_own_one_is_asked_for()
    {
        Assert.Contains("kartu kontak orang lain", chat.Types("a").Takes(new ContactInput("081234567890", "Budi", false)).Last);

        chat.Takes(new ContactInput("6281234567890", "Siti", true)).Takes(new ContactInput("081298765432", "Budi", false));
        Assert.Equal("""{"phone":"\u002B6281234567890","name":"Siti","own":true}""", chat["nomor"]!.Value!.ToJsonString());
        Assert.Equal("Budi (+6281298765432)", chat["saudara"]!.Label);
    }

    [Fact]
    public void Where_anybodys_number_will_do_it_can_be_typed()
    {
        chat.Types("a").Takes(new ContactInput("081234567890", "Siti", true)).Types("0812 9876 5432");

        Assert.Equal("+6281298765432", chat["saudara"]!.Label);
    }

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(91, 0)]
    [InlineData(0, 181)]
    [InlineData(double.PositiveInfinity, 0)]
    public void A_place_off_the_globe_is_refused(double latitude, double longitude)
    {
        chat.Types("a").Takes(new ContactInput("081234567890", "Siti", true)).Types("0812 9876 5432").Takes(new LocationInput(latitude, longitude));

        Assert.Equal("lokasi", chat.Dialogue.Session!.WaitingFor);
    }

    [Fact]
    public void A_place_is_recorded_with_its_accuracy_where_it_is_known()
    {
        chat.Types("a").Takes(new ContactInput("081234567890", "Siti", true)).Types("0812 9876 5432").Takes(new LocationInput(-4.5, 121.9, 12));

        Assert.Equal("""{"latitude":-4.5,"longitude":121.9,"accuracy":12}""", chat["lokasi"]!.Value!.ToJsonString());
        Assert.Equal("Lokasi tercatat.", chat.Said[0]);
    }

    private static MessageCreated Message(Chat chat) => chat.Events.OfType<MessageCreated>().Last();
}
