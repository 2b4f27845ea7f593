using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PilarBot.TestKit.Telegram;

/// <summary>The double's HTTP side.</summary>
internal sealed class FakeTelegramServer : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FakeTelegram telegram;
    private readonly BotMethods methods;
    private readonly FakeTelegramOptions options;
    private readonly WebApplication app;
    private readonly Lock gate = new();
    private readonly LinkedList<(Fault Fault, string? Method)> faults = [];
    private int underWay;

    public FakeTelegramServer(FakeTelegram telegram, BotMethods methods, FakeTelegramOptions options)
    {
        this.telegram = telegram;
        this.methods = methods;
        this.options = options;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = 200 << 20);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public string BaseUrl => app.Urls.First();

    public Task StartAsync() => app.StartAsync();

    public void FailNoMore()
    {
        lock (gate)
            faults.Clear();
    }

    public void Fail(Fault fault, int count, string? method)
    {
        lock (gate)
        {
            for (var i = 0; i < count; i++)
                faults.AddLast((fault, method));
        }
    }

    public async ValueTask DisposeAsync()
    {
        // A hanging call must not hold up the end of a test.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        var files = "/file/bot" + options.Token + "/";
        if (path.StartsWith(files, StringComparison.Ordinal))
            return DownloadAsync(context, path[files.Length..]);
        if (!path.StartsWith("/bot", StringComparison.Ordinal) || path.IndexOf('/', 1) is not (> 0 and var end))
            return WriteAsync(context, new ApiFailure(404, "Not Found"));
        var token = path[4..end];
        if (token != options.Token)
            return WriteAsync(context, token.Contains(':', StringComparison.Ordinal) ? new ApiFailure(401, "Unauthorized") : new ApiFailure(404, "Not Found"));
        return methods.NameOf(path[(end + 1)..]) is { } method
            ? CallAsync(context, method)
            : WriteAsync(context, new ApiFailure(404, "Not Found: method not found"));
    }

    /// <summary>Calls that have come in and are not answered yet.</summary>
    public int UnderWay => Volatile.Read(ref underWay);

    private async Task CallAsync(HttpContext context, string method)
    {
        var fault = NextFault(method);
        Interlocked.Increment(ref underWay);
        try
        {
            var call = await ApiCall.ReadAsync(context.Request, context.RequestAborted);
            telegram.Record(new RecordedCall(method, call.Body));
            if (fault is Fault.Hang)
                await new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
            if (fault is Fault.CloseConnection)
            {
                context.Abort();
                return;
            }

            // What has come in is done, even if the bot has hung up by then.
            var latency = method == "getUpdates" ? TimeSpan.Zero : options.Latency / 2;
            if (latency > TimeSpan.Zero)
                await Task.Delay(latency);
            if (Failure(fault) is { } failure)
                throw failure;
            var result = await methods.RunAsync(method, call, context.RequestAborted);
            if (latency > TimeSpan.Zero)
                await Task.Delay(latency);
            if (fault is Fault.LoseAnswer)
                context.Abort();
            else
                await WriteAsync(context, result);
        }
        catch (ApiFailure failure)
        {
            if (failure.Code == 429)
                telegram.CountThrottled();
            await WriteAsync(context, failure);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The bot hung up.
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
        }
    }

    private Fault? NextFault(string method)
    {
        lock (gate)
        {
            for (var node = faults.First; node is not null; node = node.Next)
            {
                var (fault, only) = node.Value;
                if (only is null ? method == "getUpdates" : !only.Equals(method, StringComparison.OrdinalIgnoreCase))
                    continue;
                faults.Remove(node);
                return fault;
            }

            return null;
        }
    }

    private static ApiFailure? Failure(Fault? fault) => fault switch
    {
        Fault.ServerError => new ApiFailure(500, "Internal Server Error: restart"),
        Fault.TooManyRequests => ApiFailure.TooMany(3),
        Fault.Unauthorized => new ApiFailure(401, "Unauthorized"),
        _ => null,
    };

    private static async Task WriteAsync(HttpContext context, object result)
    {
        context.Response.ContentType = "application/json";
        var bytes = result as byte[] ?? Encoding.UTF8.GetBytes(((JsonNode)result).ToJsonString(Relaxed));
        context.Response.ContentLength = bytes.Length + Before.Length + 1;
        await context.Response.BodyWriter.WriteAsync(Before);
        await context.Response.BodyWriter.WriteAsync(bytes);
        await context.Response.BodyWriter.WriteAsync("}"u8.ToArray());
    }

    private static byte[] Before { get; } = "{\"ok\":true,\"result\":"u8.ToArray();

    private static Task WriteAsync(HttpContext context, ApiFailure failure)
    {
        var answer = new JsonObject { ["ok"] = false, ["error_code"] = failure.Code, ["description"] = failure.Message };
        if (failure.RetryAfter is not null || failure.MigrateTo is not null)
        {
            var parameters = new JsonObject();
            if (failure.RetryAfter is { } wait)
            {
                parameters["retry_after"] = wait;
                context.Response.Headers.RetryAfter = wait.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            if (failure.MigrateTo is { } chat)
                parameters["migrate_to_chat_id"] = chat;
            answer["parameters"] = parameters;
        }

        context.Response.StatusCode = failure.Code;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(answer.ToJsonString(Relaxed));
    }

    private async Task DownloadAsync(HttpContext context, string path)
    {
        if (telegram.Files.At(path) is not { } file)
        {
            await WriteAsync(context, new ApiFailure(404, "Not Found"));
            return;
        }

        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = file.Bytes.Length;
        await context.Response.Body.WriteAsync(file.Bytes, context.RequestAborted);
    }
}
