using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PilarBot.TestKit;
using PilarBot.TestKit.WhatsApp;

namespace PilarBot.Channels.Tests.WhatsApp;

/// <summary>The double itself: a lenient one would prove nothing.</summary>
public class DoubleTests
{
    public static TheoryData<string, int, string> Refused => new()
    {
        { "no product", 131008, """{"to":"+628","type":"text","text":{"body":"x"}}""" },
        { "nobody to", 131008, """{"messaging_product":"whatsapp","type":"text","text":{"body":"x"}}""" },
        { "no part", 131008, """{"messaging_product":"whatsapp","to":"+6281","type":"text"}""" },
        { "an empty text", 131009, Text("") },
        { "spaces only", 131009, Text("  ") },
        { "a text too long", 131009, Text(new string('x', 4097)) },
        { "a type that there is not", 131051, """{"messaging_product":"whatsapp","to":"+6281","type":"dance","dance":{}}""" },
        { "a caption too long", 131009, Part("image", $$"""{"id":"1","caption":"{{new string('x', 1025)}}"}""") },
        { "a file that is not there", 131009, Part("image", """{"id":"1"}""") },
        { "neither id nor link", 131008, Part("document", """{"filename":"a.pdf"}""") },
        { "no button", 131009, Buttons("x") },
        { "four buttons", 131009, Buttons("x", "a", "b", "c", "d") },
        { "two buttons of one title", 131009, Buttons("x", "a", "A") },
        { "a title too long", 131009, Buttons("x", new string('a', 21)) },
        { "an empty title", 131009, Buttons("x", "") },
        { "a body too long", 131009, Buttons(new string('x', 1025), "a") },
        { "eleven rows", 131009, List("x", "Pilih", 11, 1) },
        { "eleven rows in two sections", 131009, List("x", "Pilih", 6, 2) },
        { "a list's button too long", 131009, List("x", new string('p', 21), 1, 1) },
        { "sections without titles", 131008, List("x", "Pilih", 2, 2) },
        { "a list's body too long", 131009, List(new string('x', 4097), "Pilih", 1, 1) },
        { "another action", 131009, Interactive("location_request_message", """{"name":"send_place"}""") },
        { "an address that is none", 131009, Interactive("cta_url", """{"name":"cta_url","parameters":{"display_text":"x","url":"javascript:x"}}""") },
        { "a mark too long", 131009, Text("x", $",\"biz_opaque_callback_data\":\"{new string('x', 513)}\"") },
        { "to ourselves", 131021, Text("x").Replace("+6281", "+6281100000001", StringComparison.Ordinal) },
        { "nobody there", 131026, Text("x").Replace("+6281", "+6299", StringComparison.Ordinal) },
        { "a template that is not registered", 132001, Part("template", """{"name":"none","language":{"code":"id"}}""") },
        { "a template in another language", 132001, Part("template", """{"name":"halo","language":{"code":"en"}}""") },
        { "a variable missing", 132000, Part("template", """{"name":"halo","language":{"code":"id"}}""") },
        { "a variable with a line break", 132012, Filled("a\\nb") },
        { "a variable too long", 132005, Filled(new string('x', 1025)) },
        { "a paused template", 132015, Part("template", """{"name":"dijeda","language":{"code":"id"}}""") },
        { "a disabled template", 132016, Part("template", """{"name":"dimatikan","language":{"code":"id"}}""") },
        { "read without a message", 131008, """{"messaging_product":"whatsapp","status":"read"}""" },
        { "read of a strange message", 131009, """{"messaging_product":"whatsapp","status":"read","message_id":"wamid.x"}""" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Refuses(string label, int code, string body)
    {
        await using var graph = await StartAsync();
        var (_, answer) = await PostAsync(graph, body);
        Assert.Equal(code, (int?)answer["error"]?["code"]);
        Assert.Equal("whatsapp", (string?)answer["error"]!["error_data"]!["messaging_product"]);
        Assert.NotEmpty((string)answer["error"]!["error_data"]!["details"]!);
        Assert.NotEmpty(label);
    }

    [Fact]
    public async Task Takes_what_is_just_within_the_limits()
    {
        await using var graph = await StartAsync();
        foreach (var body in new[] { Text(new string('x', 4096)), Buttons(new string('x', 1024), new string('a', 20), "b", "c"), List(new string('x', 4096), "Pilih", 10, 1), Filled("Siti") })
        {
            var (status, answer) = await PostAsync(graph, body);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.StartsWith("wamid.", (string?)answer["messages"]![0]!["id"], StringComparison.Ordinal);
            Assert.Equal("81", (string?)answer["contacts"]![0]!["wa_id"]?.GetValue<string>()[2..]);
        }

        graph.AssertNoViolations();
        await PostAsync(graph, Text("x", ",\"shout\":true"));
        Assert.Throws<InvalidOperationException>(graph.AssertNoViolations);
    }

    [Fact]
    public async Task Only_the_right_token_and_known_versions_and_paths_are_answered()
    {
        await using var graph = await StartAsync();
        Assert.Equal((HttpStatusCode.Unauthorized, 190), await CodeAsync(graph, "v26.0/106540352242922/messages", "wrong"));
        Assert.Equal((HttpStatusCode.BadRequest, 100), await CodeAsync(graph, "v19.0/106540352242922/messages"));
        Assert.Equal((HttpStatusCode.BadRequest, 100), await CodeAsync(graph, "v26.0/999/messages"));
    }

    [Fact]
    public async Task Without_a_word_of_the_person_only_templates_are_taken()
    {
        await using var graph = await StartAsync();
        graph.Person("6282");
        Assert.Equal(131047, (int?)(await PostAsync(graph, Text("x").Replace("+6281", "+6282", StringComparison.Ordinal))).Answer["error"]!["code"]);
        Assert.Null((await PostAsync(graph, Filled("Siti").Replace("+6281", "+6282", StringComparison.Ordinal))).Answer["error"]);
    }

    [Fact]
    public async Task Rates_hold_for_the_account_and_for_each_person()
    {
        var clock = new ManualClock(new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));
        await using var graph = await FakeGraph.StartAsync(new FakeGraphOptions { PerSecond = 3, PairBurst = 2 }, clock);
        foreach (var phone in new[] { "6281", "6282", "6283", "6284" })
            graph.Person(phone).HasWritten();
        var codes = new List<int?>();
        foreach (var phone in new[] { "6281", "6281", "6281", "6282" })
            codes.Add((int?)(await PostAsync(graph, Text("x").Replace("6281", phone, StringComparison.Ordinal))).Answer["error"]?["code"]);
        Assert.Equal([null, null, 131056, 130429], codes);
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Null((await PostAsync(graph, Text("x"))).Answer["error"]);
    }

    [Fact]
    public async Task Replies_beyond_the_free_ones_are_taken_and_never_arrive()
    {
        await using var graph = await FakeGraph.StartAsync(new FakeGraphOptions { FreeReplies = 1 });
        var person = graph.Person("6281");
        person.HasWritten();
        Assert.NotNull((await PostAsync(graph, Text("a"))).Answer["messages"]);
        Assert.NotNull((await PostAsync(graph, Text("b"))).Answer["messages"]);
        Assert.Equal("a", Assert.Single(person.Bubbles).Text);
    }

    [Theory]
    [InlineData("text/html", 1, 100)]
    [InlineData("image/jpeg", 6 << 20, 131053)]
    [InlineData("image/jpeg", 1000, null)]
    public async Task Files_have_their_types_and_sizes(string type, int size, int? code)
    {
        await using var graph = await StartAsync();
        using var file = new ByteArrayContent(new byte[size]);
        file.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var form = new MultipartFormDataContent { { new StringContent("whatsapp"), "messaging_product" }, { file, "file", "a" } };
        var (_, answer) = await SendAsync(graph, "v26.0/106540352242922/media", form);
        Assert.Equal(code, (int?)answer["error"]?["code"]);
        Assert.Equal(code is null, answer["id"] is not null);
    }

    private static string Text(string body, string more = "") =>
        $$$"""{"messaging_product":"whatsapp","to":"+6281","type":"text","text":{"body":"{{{body}}}"}{{{more}}}}""";

    private static string Part(string type, string part) => $$$"""{"messaging_product":"whatsapp","to":"+6281","type":"{{{type}}}","{{{type}}}":{{{part}}}}""";

    private static string Interactive(string type, string action, string body = "x") =>
        Part("interactive", $$$"""{"type":"{{{type}}}","body":{"text":"{{{body}}}"},"action":{{{action}}}}""");

    private static string Buttons(string body, params string[] titles) => Interactive(
        "button",
        $$"""{"buttons":[{{string.Join(',', titles.Select((title, i) => $$$"""{"type":"reply","reply":{"id":"{{{i}}}","title":"{{{title}}}"}}"""))}}]}""",
        body);

    private static string List(string body, string button, int rows, int sections)
    {
        var all = Enumerable.Range(0, sections).Select(s =>
            $$"""{"rows":[{{string.Join(',', Enumerable.Range(0, rows).Select(r => $$$"""{"id":"{{{s}}}-{{{r}}}","title":"{{{s}}} {{{r}}}"}"""))}}]}""");
        return Interactive("list", $$"""{"button":"{{button}}","sections":[{{string.Join(',', all)}}]}""", body);
    }

    private static string Filled(string value) => Part(
        "template",
        $$$"""{"name":"halo","language":{"code":"id"},"components":[{"type":"body","parameters":[{"type":"text","text":"{{{value}}}"}]}]}""");

    private static async Task<FakeGraph> StartAsync()
    {
        var graph = await FakeGraph.StartAsync(new FakeGraphOptions { EnforceRates = false });
        graph.Register(new("halo", "id", "Halo {{1}}."));
        graph.Register(new("dijeda", "id", "Halo.") { Status = "PAUSED" });
        graph.Register(new("dimatikan", "id", "Halo.") { Status = "DISABLED" });
        graph.Person("6281").HasWritten();
        return graph;
    }

    private static async Task<(HttpStatusCode, int)> CodeAsync(FakeGraph graph, string path, string? token = null)
    {
        var (status, answer) = await SendAsync(graph, path, JsonContent.Create(JsonNode.Parse(Text("x"))), token);
        return (status, (int)answer["error"]!["code"]!);
    }

    private static Task<(HttpStatusCode Status, JsonObject Answer)> PostAsync(FakeGraph graph, string body) =>
        SendAsync(graph, "v26.0/106540352242922/messages", JsonContent.Create(JsonNode.Parse(body)));

    private static async Task<(HttpStatusCode Status, JsonObject Answer)> SendAsync(FakeGraph graph, string path, HttpContent content, string? token = null)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", token ?? graph.Options.Token);
        using var response = await http.PostAsync(new Uri($"{graph.BaseUrl}/{path}"), content);
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonObject>())!);
    }
}
