using Microsoft.Extensions.Options;
using PilarBot.Flows.Definition;
using PilarBot.Host.Setup;
using PilarBot.Office;
using PilarBot.Office.Conversations;

namespace PilarBot.Host.Workers;

/// <summary>
/// Takes edited flow files into use while the bot runs: all of them once they are right, none while anything is wrong. Whoever is in the
/// middle of a conversation stays on the revision with which it began.
/// </summary>
internal sealed partial class FlowWatcher(
    FlowLibrary library, OfficeDatabase database, FlowAlert alert, IOptions<FlowOptions> options, TimeProvider clock, ILogger<FlowWatcher> logger)
    : BackgroundService
{
    private readonly FlowOptions options = options.Value;
    private string? settled;
    private string? logged;
    private volatile IReadOnlyList<Problem> refused = [];

    /// <summary>Why the files on disk are not in use; empty when they are.</summary>
    public IReadOnlyList<Problem> Refused => refused;

    /// <summary>Looks at the folder, and does what has to be done about what lies there.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        var content = FlowFolder.Look(options.Folder);
        if (content.Hash == settled)
            return;
        // A file that is half written, or the first of several, changes once more before long.
        for (var before = ""; content.Hash != before; content = FlowFolder.Look(options.Folder))
        {
            before = content.Hash;
            await Task.Delay(options.SettleTime, clock, cancellation);
        }
        var (flows, problems) = IsInUse(content) ? new(library.Current, []) : content.Check(library.Vocabulary);
        if (flows is null)
            await RefuseAsync(content.Hash, problems, cancellation);
        else
            await UseAsync(flows, cancellation);
        // Last: what did not come to its end is done again at the next look.
        settled = content.Hash;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Log.InUse(logger, library.Current.Revision[..FlowLibrary.Digits]);
        using var signal = new FolderSignal(options.Folder, options.PollInterval, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await signal.WaitAsync(stoppingToken);
                await LookAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Log.Failed(logger, Fault.Describe(exception));
            }
        }
    }

    private bool IsInUse(FlowFolderContent content) => content.Unreadable is [] && content.Files.SequenceEqual(library.Current.Files);

    private async Task RefuseAsync(string hash, IReadOnlyList<Problem> problems, CancellationToken cancellation)
    {
        refused = problems;
        if (logged != hash)
        {
            Log.Refused(logger, problems.Count, library.Current.Revision[..FlowLibrary.Digits]);
            foreach (var problem in problems)
                Log.Problem(logger, problem.File, problem.Line, problem.Code, problem.Message, problem.Suggestion is { } hint ? "; " + hint : "");
            logged = hash;
        }
        await alert.RefusedAsync(hash, problems, cancellation);
    }

    private async Task UseAsync(FlowSet flows, CancellationToken cancellation)
    {
        var isNew = flows.Revision != library.Current.Revision;
        if (isNew)
            await library.UseAsync(flows, database, clock.GetUtcNow().UtcDateTime, cancellation);
        if (isNew || refused is not [])
            Log.InUse(logger, flows.Revision[..FlowLibrary.Digits]);
        (refused, logged) = ([], null);
        await alert.MendedAsync(flows.Revision, cancellation);
    }

    private static partial class Log
    {
        [LoggerMessage(3301, LogLevel.Information, "Flows of revision {Revision} are in use")]
        public static partial void InUse(ILogger logger, string revision);

        [LoggerMessage(3302, LogLevel.Warning, "The flow files were changed and have problems ({Count}); revision {Revision} stays in use")]
        public static partial void Refused(ILogger logger, int count, string revision);

        [LoggerMessage(3303, LogLevel.Warning, "{File}:{Line} {Code} {Message}{Hint}")]
        public static partial void Problem(ILogger logger, string file, int line, string code, string message, string hint);

        [LoggerMessage(3304, LogLevel.Error, "Taking the flow files into use failed; looking again soon: {Fault}")]
        public static partial void Failed(ILogger logger, string fault);
    }
}
