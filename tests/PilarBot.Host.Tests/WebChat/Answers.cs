using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace PilarBot.Host.Tests.WebChat;

/// <summary>What is expected of answers.</summary>
internal static class Answers
{
    public static async Task RefusedAsync(Task<HttpResponseMessage> asked, HttpStatusCode status, string code)
    {
        using var answer = await asked;
        Assert.Equal((status, code), (answer.StatusCode, (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["error"]!["code"]));
    }

    public static async Task TooManyAsync(Task<HttpResponseMessage> asked)
    {
        var answer = await asked;
        Assert.InRange(int.Parse(Assert.Single(answer.Headers.GetValues("Retry-After")), CultureInfo.InvariantCulture), 1, 3600);
        await RefusedAsync(asked, HttpStatusCode.TooManyRequests, "TooManyRequests");
    }

    public static async Task<JsonNode> JsonOfAsync(Task<HttpResponseMessage> asked, HttpStatusCode status)
    {
        using var answer = await asked;
        Assert.Equal(status, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }
}
