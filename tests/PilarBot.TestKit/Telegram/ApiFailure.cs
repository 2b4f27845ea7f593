namespace PilarBot.TestKit.Telegram;

/// <summary>The Bot API's way of saying no.</summary>
internal sealed class ApiFailure(int code, string description, int? retryAfter = null, long? migrateTo = null) : Exception(description)
{
    public int Code { get; } = code;
    public int? RetryAfter { get; } = retryAfter;
    public long? MigrateTo { get; } = migrateTo;

    public static ApiFailure BadRequest(string words) => new(400, "Bad Request: " + words);

    public static ApiFailure Forbidden(string words) => new(403, "Forbidden: " + words);

    public static ApiFailure Conflict(string words) => new(409, "Conflict: " + words);

    public static ApiFailure TooMany(int seconds) => new(429, $"Too Many Requests: retry after {seconds}", seconds);
}

/// <summary>What goes wrong on demand.</summary>
public enum Fault
{
    /// <summary>500, nothing done.</summary>
    ServerError,
    /// <summary>429 with retry_after 3, nothing done.</summary>
    TooManyRequests,
    /// <summary>401, as after the token was revoked.</summary>
    Unauthorized,
    /// <summary>No answer until the caller gives up; nothing done.</summary>
    Hang,
    /// <summary>The connection breaks; nothing done.</summary>
    CloseConnection,
    /// <summary>Everything is done, but the connection breaks before the answer.</summary>
    LoseAnswer,
}
