using System.Text.Json.Nodes;

namespace PilarBot.TestKit.WhatsApp;

/// <summary>Graph's way of saying no.</summary>
internal sealed class GraphFailure(int code, string? details = null, int? subcode = null) : Exception($"(#{code}) {Titles.Of(code)}")
{
    public int Code { get; } = code;
    public int Status { get; } = Titles.Status(code);

    public string Details { get; } = details ?? Titles.Of(code);

    public static GraphFailure Missing(string field) => new(131008, $"Parameter '{field}' is missing.");

    public static GraphFailure Invalid(string words) => new(131009, words);

    /// <summary>An error answer in the real shape.</summary>
    public JsonObject Json()
    {
        var error = new JsonObject
        {
            ["message"] = Message,
            ["type"] = Code is 1 or 2 ? "FacebookApiException" : "OAuthException",
            ["code"] = Code,
            ["error_data"] = new JsonObject { ["messaging_product"] = "whatsapp", ["details"] = Details },
            ["fbtrace_id"] = "AbCdEfGhIjKlMnOpQrStUvW",
        };
        if (subcode is not null)
            error["error_subcode"] = subcode;
        return new JsonObject { ["error"] = error };
    }

    /// <summary>An error as a status or a webhook brings it.</summary>
    public static JsonObject InWebhook(int code, string? details = null) => new()
    {
        ["code"] = code,
        ["title"] = Titles.Of(code),
        ["message"] = Titles.Of(code),
        ["error_data"] = new JsonObject { ["details"] = details ?? Titles.Of(code) },
        ["href"] = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
    };

    private static class Titles
    {
        public static string Of(int code) => code switch
        {
            0 => "AuthException",
            1 => "API Unknown",
            2 => "API Service",
            4 => "API Too Many Calls",
            100 => "Invalid parameter",
            190 => "Access token has expired",
            80007 => "Rate limit issues",
            130429 => "Rate limit hit",
            131000 => "Something went wrong",
            131008 => "Required parameter is missing",
            131009 => "Parameter value is not valid",
            131016 => "Service unavailable",
            131021 => "Recipient cannot be sender",
            131026 => "Message undeliverable",
            131047 => "Re-engagement message",
            131048 => "Spam rate limit hit",
            131049 => "Meta chose not to deliver",
            131051 => "Message type unknown",
            131052 => "Media download error",
            131053 => "Media upload error",
            131056 => "(Business Account, Consumer Account) pair rate limit hit",
            132000 => "Number of parameters does not match the expected number of params",
            132001 => "Template name does not exist in the translation",
            132005 => "Translated text too long",
            132012 => "Parameter format does not match format in the created template",
            132015 => "Template is paused",
            132016 => "Template is disabled",
            _ => "Error",
        };

        public static int Status(int code) => code switch
        {
            0 or 190 => 401,
            2 => 503,
            3 or 131000 or 131016 or 131045 => 500,
            10 or (>= 200 and <= 299) or 131005 or 368 or 130497 or 131031 => 403,
            132001 => 404,
            133004 => 503,
            _ => 400,
        };
    }
}

/// <summary>What goes wrong on demand, besides errors with a code.</summary>
public enum GraphFault
{
    /// <summary>No answer until the caller gives up; nothing done.</summary>
    Hang,
    /// <summary>The connection breaks; nothing done.</summary>
    CloseConnection,
    /// <summary>Everything is done, but the connection breaks before the answer.</summary>
    LoseAnswer,
    /// <summary>A proxy's page with 502; nothing done.</summary>
    BadGateway,
    /// <summary>404 without a body, as for a file's address that has died.</summary>
    NotFound,
}
