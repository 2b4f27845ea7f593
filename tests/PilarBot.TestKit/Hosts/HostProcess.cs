using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;

namespace PilarBot.TestKit.Hosts;

/// <summary>The program itself, in a process of its own, as an administrator starts it. Disposing it kills it.</summary>
public sealed class HostProcess : RunningHost
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = [];
    private int disposed;

    private HostProcess(Process process, string url)
        : base(url)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int ProcessId => process.Id;

    /// <summary>What it has used of the processors so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Bytes of memory that it holds now.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public bool HasExited => process.HasExited;

    /// <summary>What it has written to its console.</summary>
    public override string Output => string.Join('\n', output);

    /// <summary>Starts <c>pilarbot run</c> and waits until it is ready.</summary>
    /// <param name="settings">The configuration, by keys such as <c>Database:Sqlite</c>.</param>
    /// <param name="port">Where to listen; a free port by default.</param>
    public static async Task<HostProcess> StartAsync(IEnumerable<KeyValuePair<string, string?>> settings, int? port = null)
    {
        var url = $"http://127.0.0.1:{port ?? FreePort()}";
        var host = new HostProcess(Start(["run"], [.. settings, new("ASPNETCORE_URLS", url)]), url);
        try
        {
            await host.WaitUntilReadyAsync();
            return host;
        }
        catch
        {
            // Whoever asked for it does not get it, so nobody else would end it.
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs another command of the program to its end.</summary>
    /// <param name="arguments">As after <c>pilarbot</c>.</param>
    /// <param name="settings">The configuration.</param>
    /// <param name="typed">What is typed into it.</param>
    /// <returns>Its exit code and all it wrote.</returns>
    public static async Task<(int Code, string Output)> RunAsync(
        string[] arguments, IEnumerable<KeyValuePair<string, string?>> settings, string typed = "")
    {
        using var process = Start(arguments, settings, reads: true);
        await process.StandardInput.WriteAsync(typed);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, text + await error);
    }

    /// <summary>Runs another command and kills it once it has written so many lines, unless it has come to its end by then.</summary>
    /// <returns>The lines that were read of it.</returns>
    public static async Task<IReadOnlyList<string>> KillAfterAsync(string[] arguments, IEnumerable<KeyValuePair<string, string?>> settings, int lines)
    {
        using var process = Start(arguments, settings);
        var read = new List<string>();
        while (read.Count < lines && await process.StandardOutput.ReadLineAsync() is { } line)
            read.Add(line);
        process.Kill();
        await process.WaitForExitAsync();
        return read;
    }

    /// <summary>As <c>kill -9</c>: no notice, no clean-up.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, as a service manager does, and waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        await process.WaitForExitAsync(timeout.Token);
        return process.ExitCode;
    }

    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
            return;
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private async Task WaitUntilReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = new(Url), Timeout = TimeSpan.FromSeconds(5) };
        await Eventually.TrueAsync(async () =>
        {
            if (HasExited)
                throw new InvalidOperationException($"The host ended with {process.ExitCode}:\n{Output}");
            try
            {
                return (await http.GetAsync("/health/ready")).IsSuccessStatusCode;
            }
            catch (Exception exception) when (exception is HttpRequestException or SocketException or TaskCanceledException)
            {
                // Not listening yet, or too busy with starting to answer.
                return false;
            }
        }, TimeSpan.FromSeconds(60));
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        output.Enqueue(line);
        while (output.Count > 5000)
            output.TryDequeue(out _);
    }

    private static Process Start(string[] arguments, IEnumerable<KeyValuePair<string, string?>> settings, bool reads = false)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "pilarbot.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = reads,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (key, value) in settings)
            start.Environment[key.Contains(':', StringComparison.Ordinal) ? "PILARBOT_" + key.Replace(":", "__", StringComparison.Ordinal) : key] = value;
        return Process.Start(start)!;
    }
}
