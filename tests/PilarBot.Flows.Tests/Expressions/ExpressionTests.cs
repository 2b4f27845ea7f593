using System.Text.Json.Nodes;
using PilarBot.Flows.Engine;
using PilarBot.Flows.Expressions;

namespace PilarBot.Flows.Tests.Expressions;

public class ExpressionTests
{
    private static readonly IValues values = new Given("""
        { "umur": 61, "nama": "Siti", "jenis": "08", "setuju": true, "tidak": false, "tanggal": "2026-11-22",
          "foto": ["a", "b"], "kosong": [], "kasus": { "number": "KS-1", "count": 2 }, "desimal": 2.5, "angka": [1, 2.5, "x"],
          "lahir": "1966-11-23", "kabisat": "2000-02-29", "saat": "2026-11-21T17:00:00Z", "today": "2026-11-22", "now": "2026-11-22T01:00:00Z" }
        """);

    [Theory]
    [InlineData("umur == 61", true)]
    [InlineData("umur != 61", false)]
    [InlineData("umur > 60", true)]
    [InlineData("umur >= 61", true)]
    [InlineData("umur < 61", false)]
    [InlineData("umur <= 61.0", true)]
    [InlineData("desimal == 2.50", true)]
    [InlineData("umur > -1", true)]
    [InlineData("60 < umur", true)]
    [InlineData("nama == 'Siti'", true)]
    [InlineData("nama == \"Siti\"", true)]
    [InlineData("nama == 'siti'", false)]
    [InlineData("jenis == '08'", true)]
    [InlineData("jenis == 8", false)]
    [InlineData("jenis == '8'", false)]
    [InlineData("jenis in ['07', '08']", true)]
    [InlineData("jenis in ['09']", false)]
    [InlineData("umur in [1, 61]", true)]
    [InlineData("setuju", true)]
    [InlineData("setuju == true", true)]
    [InlineData("tidak", false)]
    [InlineData("not tidak", true)]
    [InlineData("nama", false)]
    [InlineData("hilang", false)]
    [InlineData("hilang == none", true)]
    [InlineData("nama != none", true)]
    [InlineData("none == none", true)]
    [InlineData("nama exists", true)]
    [InlineData("exists nama", true)]
    [InlineData("exists(hilang)", false)]
    [InlineData("not hilang exists", true)]
    [InlineData("tanggal > '2026-11-21'", true)]
    [InlineData("tanggal < '2026-11-22'", false)]
    [InlineData("count(foto) == 2", true)]
    [InlineData("count(kosong) == 0", true)]
    [InlineData("count(hilang) == 0", true)]
    [InlineData("count(nama) == 1", true)]
    [InlineData("kasus.count > 1", true)]
    [InlineData("kasus.number == 'KS-1'", true)]
    [InlineData("kasus.hilang exists", false)]
    [InlineData("umur > 60 and setuju", true)]
    [InlineData("umur > 70 or setuju", true)]
    [InlineData("umur > 70 and setuju or nama == 'Siti'", true)]
    [InlineData("umur > 70 and (setuju or nama == 'Siti')", false)]
    [InlineData("not (umur > 70 or tidak)", true)]
    [InlineData("not umur > 70 and setuju", true)]
    [InlineData("not not setuju", true)]
    [InlineData("nama > 5", false)]
    [InlineData("nama < 5", false)]
    [InlineData("nama == 5", false)]
    [InlineData("nama != 5", true)]
    [InlineData("hilang > 5", false)]
    [InlineData("hilang < 5", false)]
    [InlineData("foto == foto", true)]
    [InlineData("foto > 1", false)]
    [InlineData("'a' in foto", true)]
    [InlineData("'c' in foto", false)]
    [InlineData("nama in foto", false)]
    [InlineData("not 'a' in foto", false)]
    [InlineData("nama in hilang", false)]
    [InlineData("age(lahir) == 59", true)]
    [InlineData("age(lahir, '2026-11-23') == 60", true)]
    [InlineData("age(kabisat, '2026-02-28') == 25", true)]
    [InlineData("age(kabisat, '2026-03-01') == 26", true)]
    [InlineData("age(nama) == none", true)]
    [InlineData("age(hilang) >= 0", false)]
    [InlineData("tanggal == today", true)]
    [InlineData("tanggal >= today - 7", true)]
    [InlineData("tanggal > today + 1", false)]
    [InlineData("today - lahir > 365 * 59", true)]
    [InlineData("today - tanggal == 0", true)]
    [InlineData("saat == today", false)]
    [InlineData("saat >= today", true)]
    [InlineData("saat < today", false)]
    [InlineData("now - 1 < now", true)]
    [InlineData("umur + 1 == 62", true)]
    [InlineData("umur - 1 * 2 == 59", true)]
    [InlineData("(umur - 1) * 2 == 120", true)]
    [InlineData("umur / 0 == none", true)]
    [InlineData("umur / 2 == 30.5", true)]
    [InlineData("-1 + umur == 60", true)]
    [InlineData("nama + 1 == none", true)]
    [InlineData("today + 99999999999999 == none", true)]
    [InlineData("sum(angka) == 3.5", true)]
    [InlineData("sum(hilang) == 0", true)]
    [InlineData("sum(umur) == 61", true)]
    [InlineData("length(nama) == 4", true)]
    [InlineData("length(umur) == none", true)]
    [InlineData("round(desimal) == 3", true)]
    [InlineData("round(2.449, 1) == 2.4", true)]
    [InlineData("round(nama) == none", true)]
    [InlineData("either(hilang, nama) == 'Siti'", true)]
    [InlineData("either(hilang, hilang) == none", true)]
    [InlineData("(umur > 60) == true", true)]
    public void A_condition_holds_or_not(string condition, bool holds) => Assert.Equal(holds, Expression.Parse(condition).Holds(values));

    [Theory]
    [InlineData("", "it ends too early")]
    [InlineData("umur >", "it ends too early")]
    [InlineData("umur = 5", "'=' at character 6 is not understood")]
    [InlineData("umur > 5 6", "\"6\" at character 10 is not expected there")]
    [InlineData("(umur > 5", "\")\" is missing at character 10")]
    [InlineData("umur > 5)", "\")\" at character 9 is not expected there")]
    [InlineData("nama == 'Siti", "the quotation mark at character 9 is not closed")]
    [InlineData("jenis in '08'", "\"[\" is missing at character 10")]
    [InlineData("umur +", "it ends too early")]
    [InlineData("umur(1)", "there is no function \"umur\"; known are count, sum, age, length, round, either")]
    [InlineData("age(tanggal, tanggal, tanggal)", "age(date) is not used with 3 values")]
    [InlineData("either(umur)", "either(a, b) is not used with 1 values")]
    [InlineData("age()", "\")\" at character 5 is not expected there")]
    [InlineData("jenis in ['08'", "\"]\" is missing at character 15")]
    [InlineData("jenis in []", "\"]\" at character 11 is not expected there")]
    [InlineData("and", "\"and\" at character 1 is not expected there")]
    [InlineData("a.", "\"a.\" is not a name")]
    [InlineData("2a == 1", "\"2a\" is not a name")]
    [InlineData("'a' exists", "only a name can exist")]
    [InlineData("umur && setuju", "'&' at character 6 is not understood")]
    [InlineData("umur > 1 > 2", "\">\" at character 10 is not expected there")]
    public void A_wrong_condition_says_where(string condition, string message) =>
        Assert.Equal(message, Assert.Throws<ExpressionSyntaxException>(() => Expression.Parse(condition)).Message);

    [Theory]
    [InlineData('(')]
    [InlineData('!')]
    public void A_deep_condition_is_refused_before_it_exhausts_the_stack(char with)
    {
        var deep = with == '(' ? new string('(', 100_000) : string.Concat(Enumerable.Repeat("not ", 100_000));

        Assert.Contains("nested deeper", Assert.Throws<ExpressionSyntaxException>(() => Expression.Parse(deep + "a")).Message);
    }

    [Fact]
    public void A_long_condition_is_refused_before_it_exhausts_the_stack()
    {
        var chain = string.Concat(Enumerable.Repeat(" or a == 1", 100_000));

        Assert.Contains("more than 1000 words", Assert.Throws<ExpressionSyntaxException>(() => Expression.Parse("a" + chain)).Message);
    }

    [Fact]
    public void The_paths_of_a_condition_are_known_and_which_may_be_missing()
    {
        var paths = Expression.Parse("a > 1 and (b exists or not c in [d, 2]) and count(e) == 0 and either(f, g.h) + age(i) > 1").Paths;

        Assert.Equal([("a", false), ("b", true), ("c", false), ("d", false), ("e", true), ("f", true), ("g.h", true), ("i", false)], paths.Select(p => (p.Path.Text, p.Guarded)));
    }

    private sealed class Given(string json) : IValues
    {
        public Zone Zone => Zone.Wita;

        private readonly JsonNode root = JsonNode.Parse(json)!;

        public Value Find(ValuePath path)
        {
            JsonNode? node = root;
            foreach (var part in path.Parts) node = (node as JsonObject)?[part];
            return new(node);
        }
    }
}
