using System.Text.RegularExpressions;

namespace PilarBot.Host.Tests.StaffConsole;

/// <summary>A form of a page, to be posted by hand.</summary>
internal sealed partial class ConsoleForm(HttpClient http, string token)
{
    /// <summary>The token of the first form on a page.</summary>
    public static async Task<ConsoleForm> OfAsync(HttpClient http, string page)
    {
        var html = await http.GetStringAsync(page);
        var found = Token().Match(html);
        Assert.True(found.Success, $"{page} has no form.");
        return new(http, found.Groups[1].Value);
    }

    /// <summary>Posts it.</summary>
    /// <param name="address">With the handler.</param>
    /// <param name="fields">Beside the token.</param>
    public Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields) =>
        http.PostAsync(address, new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))]));

    /// <summary>Posts it with a file.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string address, string field, string name, byte[] file, params (string Name, string Value)[] fields)
    {
        using var content = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(file), field, name } };
        foreach (var (key, value) in fields)
            content.Add(new StringContent(value), key);
        return await http.PostAsync(address, content);
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();
}
