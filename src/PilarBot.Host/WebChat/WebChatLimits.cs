using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace PilarBot.Host.WebChat;

/// <summary>Counts what browsers ask. Thread-safe.</summary>
internal sealed class WebChatLimits : IDisposable
{
    private readonly PartitionedRateLimiter<string> conversations;
    private readonly PartitionedRateLimiter<string> requests;
    private readonly PartitionedRateLimiter<string> messages;
    private readonly PartitionedRateLimiter<string> streams;

    public WebChatLimits(IOptions<WebChatLimitOptions> options)
    {
        var most = options.Value;
        conversations = Window(most.ConversationsPerTenMinutes, TimeSpan.FromMinutes(10));
        requests = Window(most.RequestsPerMinute, TimeSpan.FromMinutes(1));
        messages = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
        {
            TokenLimit = most.MessageBurst,
            TokensPerPeriod = most.MessagesPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));
        streams = PartitionedRateLimiter.Create<string, string>(
            key => RateLimitPartition.GetConcurrencyLimiter(key, _ => new() { PermitLimit = most.StreamsPerAddress }));
    }

    /// <summary>Null when a request may go on; else the refusal.</summary>
    public IResult? Request(HttpContext context) => Ask(requests, AddressOf(context), context);

    /// <summary>The same for a new conversation.</summary>
    public IResult? Conversation(HttpContext context) => Ask(conversations, AddressOf(context), context);

    /// <summary>The same for a message of a conversation.</summary>
    public IResult? Message(HttpContext context, string conversation) => Ask(messages, conversation, context);

    /// <summary>Holds a place among an address's streams until it is disposed.</summary>
    public RateLimitLease Stream(HttpContext context) => streams.AttemptAcquire(AddressOf(context));

    /// <summary>The refusal of whoever asks too much.</summary>
    public static IResult Refuse(HttpContext context, TimeSpan after)
    {
        context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return DirectLineErrors.Of(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many requests; try again after Retry-After seconds.");
    }

    public void Dispose()
    {
        conversations.Dispose();
        requests.Dispose();
        messages.Dispose();
        streams.Dispose();
    }

    private static IResult? Ask(PartitionedRateLimiter<string> limiter, string key, HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired ? null
            : Refuse(context, lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1));
    }

    private static PartitionedRateLimiter<string> Window(int most, TimeSpan window) => PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = most, Window = window }));

    // Of the newer addresses a household has as many as it likes: its network counts as one.
    private static string AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily is AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes()[..8]) : address.ToString();
    }
}
