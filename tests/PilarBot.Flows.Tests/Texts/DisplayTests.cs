using System.Text.Json.Nodes;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;
using PilarBot.Flows.Tests.Harness;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Tests.Texts;

public class DisplayTests
{
    private static readonly Phrasebook Phrases = Chat.Flows(Samples.Complaint).Phrases;

    private static Display Display(Zone zone) => new(zone, Phrases, "telegram");

    [Theory]
    [InlineData("\"2026-11-22\"", ValueKind.Date, "22 November 2026")]
    [InlineData("\"2026-11-22T01:30:00Z\"", ValueKind.Instant, "22 November 2026 pukul 09.30 WITA")]
    [InlineData("\"2026-11-22T20:30:00Z\"", ValueKind.Instant, "23 November 2026 pukul 04.30 WITA")]
    [InlineData("1250", ValueKind.Number, "1.250")]
    [InlineData("1250000.5", ValueKind.Number, "1.250.000,5")]
    [InlineData("0", ValueKind.Number, "0")]
    [InlineData("-3", ValueKind.Number, "-3")]
    [InlineData("true", ValueKind.YesNo, "ya")]
    [InlineData("false", ValueKind.YesNo, "tidak")]
    [InlineData("\"3204131708909999\"", ValueKind.Nik, "************9999")]
    [InlineData("\"3204131708909999\"", ValueKind.Kk, "************9999")]
    [InlineData("\"bukan tanggal\"", ValueKind.Date, "bukan tanggal")]
    [InlineData("[\"a\",\"b\"]", ValueKind.Text, "a, b")]
    [InlineData("[]", ValueKind.List, "-")]
    [InlineData("\"\"", ValueKind.Text, "-")]
    [InlineData("{\"value\":1,\"label\":\"Satu\"}", ValueKind.Object, "Satu")]
    [InlineData("{}", ValueKind.Object, "-")]
    [InlineData("null", ValueKind.Text, "-")]
    public void A_value_is_shown_as_people_read_it(string json, ValueKind kind, string shown) =>
        Assert.Equal(shown, Display(Zone.Wita).Plain(new(JsonNode.Parse(json), kind)));

    [Fact]
    public void A_label_is_shown_instead_of_the_value() =>
        Assert.Equal("Lanjut Usia", Display(Zone.Wib).Plain(new(JsonValue.Create("08"), Label: "Lanjut Usia")));

    [Theory]
    [InlineData("Siti", "Halo, Bapak/Ibu Siti.")]
    [InlineData("", "Halo, Bapak/Ibu.")]
    [InlineData("Ibu Siti", "Halo, Ibu Siti.")]
    [InlineData("*Siti*", "Halo, Bapak/Ibu \\*Siti\\*.")]
    public void A_person_is_addressed_by_name_when_it_is_known(string name, string said)
    {
        var values = new PersonValues(new Person { Name = name }, Phrases, "telegram");

        Assert.Equal(said, TemplateParser.Parse("Halo, {me.name}.", 1).Render(values, Display(Zone.Wita)));
    }

    [Theory]
    [InlineData("{{harga}}", "{harga}")]
    [InlineData("a {me.hilang} b", "a - b")]
    [InlineData("{me.zone}", "WIB")]
    public void A_text_may_hold_brackets_and_missing_values(string text, string said) =>
        Assert.Equal(said, TemplateParser.Parse(text, 1).Render(new PersonValues(new Person { Zone = Zone.Wib }, Phrases, "telegram"), Display(Zone.Wib)));

    [Theory]
    [InlineData(3, "malam")]
    [InlineData(4, "pagi")]
    [InlineData(10, "siang")]
    [InlineData(15, "sore")]
    [InlineData(18, "malam")]
    [InlineData(23, "malam")]
    public void A_greeting_goes_by_the_hour(int hour, string part) => Assert.Equal(part, new Calendar().PartOfDay(new DateTime(2026, 11, 22, hour, 0, 0)));
}
