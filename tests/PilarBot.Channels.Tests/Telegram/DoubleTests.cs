using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PilarBot.TestKit.Telegram;

namespace PilarBot.Channels.Tests.Telegram;

/// <summary>The double itself: a lenient one would prove nothing.</summary>
public class DoubleTests
{
    [Theory]
    [InlineData("unknown tag", "<x>a</x>", "can't parse entities: Unsupported start tag \"x\" at byte offset 0")]
    [InlineData("never closed", "é<b>a", "can't parse entities: Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("cut off", "é<b", "can't parse entities: Unclosed start tag at byte offset 2")]
    [InlineData("crossed", "<b><i>a</b></i>", "can't parse entities: Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"")]
    [InlineData("never opened", "a</b>", "can't parse entities: Unexpected end tag at byte offset 1")]
    [InlineData("span without its class", "<span>a</span>", "can't parse entities: Tag \"span\" must have class \"tg-spoiler\" at byte offset 0")]
    [InlineData("nothing visible", "<b>  </b>", "message text is empty")]
    public async Task Refuses_marks_with_Telegram_s_words(string label, string html, string words)
    {
        await using var telegram = await StartAsync();
        var answer = await CallAsync(telegram, "sendMessage", new JsonObject { ["chat_id"] = 1, ["text"] = html, ["parse_mode"] = "HTML" });
        Assert.Equal((label, "Bad Request: " + words), (label, (string?)answer["description"]));
        Assert.Equal(400, (int?)answer["error_code"]);
    }

    [Theory]
    [InlineData("text at the limit", 4096, null)]
    [InlineData("text above it", 4097, "Bad Request: message is too long")]
    [InlineData("raw text above 32 KB", 40_000, "Bad Request: text is too long")]
    public async Task Counts_a_text_after_reading_its_marks(string label, int length, string? words)
    {
        await using var telegram = await StartAsync();
        var answer = await CallAsync(telegram, "sendMessage", new JsonObject
        {
            ["chat_id"] = 1,
            ["text"] = $"<b>{new string('x', length)}</b>",
            ["parse_mode"] = "HTML",
        });
        Assert.Equal((label, words), (label, (string?)answer["description"]));
    }

    [Theory]
    [InlineData("""{"inline_keyboard":[[{"text":"a"}]]}""", "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")]
    [InlineData("""{"inline_keyboard":[[{"text":"a","callback_data":"12345678901234567890123456789012345678901234567890123456789012345"}]]}""", "BUTTON_DATA_INVALID")]
    [InlineData("""{"inline_keyboard":[[{"text":"","callback_data":"1"}]]}""", "inline keyboard button text must be non-empty")]
    public async Task Refuses_keyboards_that_are_wrong(string markup, string words)
    {
        await using var telegram = await StartAsync();
        var answer = await CallAsync(telegram, "sendMessage", new JsonObject
        {
            ["chat_id"] = 1,
            ["text"] = "a",
            ["reply_markup"] = JsonNode.Parse(markup),
        });
        Assert.Equal("Bad Request: " + words, (string?)answer["description"]);
    }

    [Fact]
    public async Task Remembers_what_Telegram_would_not_know()
    {
        await using var telegram = await StartAsync();
        await CallAsync(telegram, "sendMessage", new JsonObject { ["chat_id"] = 1, ["text"] = "a", ["teks"] = "b" });
        Assert.Equal(["sendMessage: unknown parameter teks"], telegram.Violations);
        Assert.Throws<InvalidOperationException>(telegram.AssertNoViolations);
        Assert.Equal("Not Found: method not found", (string?)(await CallAsync(telegram, "sendFax", []))["description"]);
    }

    [Fact]
    public async Task Answers_too_fast_with_seconds_in_body_and_header()
    {
        await using var telegram = await FakeTelegram.StartAsync(new FakeTelegramOptions { ChatBurst = 1, ChatPerSecond = 0.05 });
        telegram.User(1).Starts();
        await CallAsync(telegram, "sendMessage", new JsonObject { ["chat_id"] = 1, ["text"] = "a" });
        using var http = new HttpClient();
        using var response = await http.PostAsJsonAsync(
            $"{telegram.BaseUrl}/bot{telegram.Token}/sendmessage", new JsonObject { ["chat_id"] = 1, ["text"] = "a" });
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        var wait = (int)response.Headers.RetryAfter!.Delta!.Value.TotalSeconds;
        Assert.InRange(wait, 15, 20);
        var answer = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(($"Too Many Requests: retry after {wait}", wait), ((string?)answer["description"], (int?)answer["parameters"]!["retry_after"]));
    }

    [Fact]
    public async Task The_account_has_a_rate_of_its_own()
    {
        await using var telegram = await FakeTelegram.StartAsync(new FakeTelegramOptions { AccountBurst = 3, AccountPerSecond = 0.05 });
        var codes = new List<int?>();
        for (var id = 1; id <= 4; id++)
        {
            telegram.User(id).Starts();
            codes.Add((int?)(await CallAsync(telegram, "sendMessage", new JsonObject { ["chat_id"] = id, ["text"] = "a" }))["error_code"]);
        }

        Assert.Equal([null, null, null, 429], codes);
    }

    [Fact]
    public async Task An_offset_confirms_what_is_below_it_and_a_negative_one_counts_from_the_end()
    {
        await using var telegram = await StartAsync();
        var user = telegram.User(1);
        foreach (var word in new[] { "b", "c", "d" })
            user.Says(word);
        Assert.Equal(new long[] { 100_001, 100_002, 100_003, 100_004 }, await IdsAsync(telegram, []));
        Assert.Equal(new long[] { 100_001 }, await IdsAsync(telegram, new() { ["limit"] = 1 }));
        Assert.Equal(new long[] { 100_003, 100_004 }, await IdsAsync(telegram, new() { ["offset"] = 100_003 }));
        Assert.Equal(new long[] { 100_003, 100_004 }, await IdsAsync(telegram, []));
        Assert.Equal(new long[] { 100_004 }, await IdsAsync(telegram, new() { ["offset"] = -1 }));
        Assert.Equal(1, telegram.PendingUpdates);
    }

    [Fact]
    public async Task A_second_poll_ends_the_first_and_a_webhook_ends_both()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        var first = CallAsync(telegram, "getUpdates", new JsonObject { ["timeout"] = 50 });
        while (!telegram.IsPolled)
            await Task.Yield();
        var second = CallAsync(telegram, "getUpdates", new JsonObject { ["timeout"] = 50 });
        Assert.Equal(
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            (string?)(await first)["description"]);
        await CallAsync(telegram, "setWebhook", new JsonObject { ["url"] = "http://127.0.0.1:9/" });
        Assert.Equal("Conflict: terminated by setWebhook request", (string?)(await second)["description"]);
        Assert.Equal(
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
            (string?)(await CallAsync(telegram, "getUpdates", []))["description"]);
    }

    [Theory]
    [InlineData("http://kantor.id/hook", "bad webhook: An HTTPS URL must be provided for webhook")]
    [InlineData("https://kantor.id:444/hook", "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")]
    [InlineData("kantor", "invalid webhook URL specified")]
    public async Task Refuses_webhooks_that_it_could_not_reach(string url, string words)
    {
        await using var telegram = await StartAsync();
        var answer = await CallAsync(telegram, "setWebhook", new JsonObject { ["url"] = url });
        Assert.Equal("Bad Request: " + words, (string?)answer["description"]);
    }

    [Fact]
    public async Task Edits_follow_Telegram_s_rules()
    {
        await using var telegram = await StartAsync();
        var user = telegram.User(1);
        await CallAsync(telegram, "sendMessage", new JsonObject { ["chat_id"] = 1, ["text"] = "a" });
        var id = user.Chat.FromBot[0].Id;
        JsonObject Edit(long message, string text) => new() { ["chat_id"] = 1, ["message_id"] = message, ["text"] = text };
        Assert.StartsWith("Bad Request: message is not modified", (string?)(await CallAsync(telegram, "editMessageText", Edit(id, "a")))["description"], StringComparison.Ordinal);
        Assert.True((bool?)(await CallAsync(telegram, "editMessageText", Edit(id, "b")))["ok"]);
        Assert.Equal("Bad Request: message to edit not found", (string?)(await CallAsync(telegram, "editMessageText", Edit(999_999, "b")))["description"]);
        var own = user.Chat.Messages[0].Id;
        Assert.Equal("Bad Request: message can't be edited", (string?)(await CallAsync(telegram, "editMessageText", Edit(own, "b")))["description"]);
    }

    [Fact]
    public async Task A_tap_is_answered_once_and_an_unknown_one_is_too_old()
    {
        await using var telegram = await StartAsync();
        var id = telegram.User(1).PressesData("x");
        Assert.True((bool?)(await CallAsync(telegram, "answerCallbackQuery", new JsonObject { ["callback_query_id"] = id }))["ok"]);
        Assert.Equal(
            "Bad Request: query is too old and response timeout expired or query ID is invalid",
            (string?)(await CallAsync(telegram, "answerCallbackQuery", new JsonObject { ["callback_query_id"] = "1" }))["description"]);
    }

    [Fact]
    public async Task A_photo_comes_in_sizes_and_an_album_as_messages()
    {
        await using var telegram = await StartAsync();
        var user = telegram.User(1);
        Assert.Equal(5, user.SendsAlbum(5, "rumah").Count);
        var updates = (await CallAsync(telegram, "getUpdates", []))["result"]!.AsArray();
        var album = updates.Skip(1).Select(update => (string?)update!["message"]!["media_group_id"]).Distinct();
        Assert.Single(album);
        Assert.Equal(3, updates[1]!["message"]!["photo"]!.AsArray().Count);
        Assert.Equal("rumah", (string?)updates[1]!["message"]!["caption"]);
    }

    private static async Task<FakeTelegram> StartAsync()
    {
        var telegram = await FakeTelegram.StartAsync(new FakeTelegramOptions { EnforceRates = false });
        telegram.User(1).Starts();
        return telegram;
    }

    private static async Task<long[]> IdsAsync(FakeTelegram telegram, JsonObject parameters) =>
        [.. (await CallAsync(telegram, "getUpdates", parameters))["result"]!.AsArray().Select(update => (long)update!["update_id"]!)];

    private static async Task<JsonObject> CallAsync(FakeTelegram telegram, string method, JsonObject parameters)
    {
        using var http = new HttpClient();
        using var response = await http.PostAsJsonAsync($"{telegram.BaseUrl}/bot{telegram.Token}/{method}", parameters);
        var answer = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal((int?)answer["error_code"] ?? 200, (int)response.StatusCode);
        return answer;
    }
}
