using System.Text.Json.Nodes;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;
using PilarBot.Flows.Expressions;
using PilarBot.Flows.Tests.Harness;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Tests.Texts;

public class TemplateTests
{
    [Theory]
    [InlineData("{at}", "22 November 2026 pukul 09.30 WITA")]
    [InlineData("{at, date}", "22 November 2026")]
    [InlineData("{at,date,short}", "22/11/2026")]
    [InlineData("{day, date, full}", "Minggu, 22 November 2026")]
    [InlineData("{at, time}", "09.30 WITA")]
    [InlineData("{day, time}", "22 November 2026")]
    [InlineData("{count, number, currency}", "Rp 3")]
    [InlineData("{name, number, currency}", "Siti")]
    [InlineData("{gone, date, full}", "-")]
    [InlineData("{count, plural, =0 {tidak ada} one {satu} other {# foto}}", "3 foto")]
    [InlineData("{one, plural, =0 {tidak ada} one {satu} other {# foto}}", "satu")]
    [InlineData("{zero, plural, =0 {tidak ada} one {satu} other {# foto}}", "tidak ada")]
    [InlineData("{gone, plural, =0 {tidak ada} one {satu} other {# foto}}", "- foto")]
    [InlineData("{name, select, Siti {Ibu {name}} other {Anda}}", "Ibu Siti")]
    [InlineData("{gone, select, Siti {Ibu} none {kosong} other {Anda}}", "kosong")]
    [InlineData("{yes, select, true {{count, plural, other {# ya}}} other {tidak}}", "3 ya")]
    [InlineData("a {{b}} {name}", "a {b} Siti")]
    public void A_value_is_shown_in_the_way_that_its_place_asks_for(string text, string shown) =>
        Assert.Equal("x " + shown, TemplateParser.Parse("x " + text, 1).Render(new Given(), new(Zone.Wita, Chat.Flows(Samples.Complaint).Phrases, "telegram")));

    [Theory]
    [InlineData("{", "a \"{\" that is not closed; write \"}\" behind the name")]
    [InlineData("a }", "a \"}\" without its \"{\"; write \"{\" before the name")]
    [InlineData("{ nama lengkap }", "no name in \"{ nama lengkap }\"; a name has no spaces")]
    [InlineData("{paket paket ke {n}}", "no name in \"{paket paket ke …\"; a name has no spaces")]
    [InlineData("{}", "no name in \"{}\"; write a name such as {nama}")]
    [InlineData("{at, jam}", "shows \"at\" in no known way; write one of {at, date}; {at, date, short}")]
    [InlineData("{n, plural, one {x}}", "without \"other\"; add \"other {…}\"")]
    [InlineData("{n, plural, one {x} other {y}", "not closed")]
    [InlineData("{n, plural {x}}", "no comma behind \"plural\" in \"{n}\"; write {n, plural, … other {…}}")]
    [InlineData("{n, choice, other {x}}", "neither plural nor select; close the first bracket")]
    [InlineData("{n, select, a b {x} other {y}}", "no single word: \"a b\"; write one word before each bracket: {n, select, nilai {…} other {…}}")]
    [InlineData("{a, select, other {{b, select, other {{c, select, other {{d, select, other {{e, select, other {x}}}}}}}}}}", "brackets deeper than 4; say it in several texts")]
    public void A_wrong_place_says_what_is_wrong_and_what_to_do(string text, string message)
    {
        var wrong = Assert.Throws<TemplateSyntaxException>(() => TemplateParser.Parse(text, 1));

        Assert.Contains(message, $"{wrong.Message}; {wrong.Suggestion}");
    }

    private sealed class Given : IValues
    {
        public Zone Zone => Zone.Wita;

        public Value Find(ValuePath path) => path.Text switch
        {
            "at" => new(JsonValue.Create("2026-11-22T01:30:00Z"), ValueKind.Instant),
            "day" => new(JsonValue.Create("2026-11-22"), ValueKind.Date),
            "name" => Value.Of("Siti"),
            "count" => Value.Of(3),
            "one" => Value.Of(1),
            "zero" => Value.Of(0),
            "yes" => Value.Of(true),
            _ => Value.None,
        };
    }
}
