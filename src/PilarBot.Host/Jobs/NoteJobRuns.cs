using Microsoft.EntityFrameworkCore;
using PilarBot.Office;
using PilarBot.Office.Jobs;
using Quartz;

namespace PilarBot.Host.Jobs;

/// <summary>Notes of every job when it began, how it ended and when it is due next. A job is never held up because that could not be noted.</summary>
internal sealed partial class NoteJobRuns(OfficeDatabase database, TimeProvider clock, ILogger<NoteJobRuns> logger) : IJobListener
{
    private static readonly string Here = $"{Environment.MachineName}/{Environment.ProcessId}";

    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken) => NoteAsync(context, (run, now) =>
    {
        run.StartedAt = now;
        run.EndedAt = null;
        run.Host = Here;
        run.Runs++;
    }, cancellationToken);

    public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken) => NoteAsync(context, (run, now) =>
    {
        run.EndedAt = now;
        // Quartz wraps what the job threw.
        run.Failure = jobException is null ? null : Fault.Describe(jobException.InnerException ?? jobException);
        run.FailuresInRow = jobException is null ? 0 : run.FailuresInRow + 1;
        run.Failures += jobException is null ? 0 : 1;
    }, cancellationToken);

    private async ValueTask NoteAsync(IJobExecutionContext context, Action<JobRun, DateTime> note, CancellationToken cancellation)
    {
        try
        {
            await database.WriteAsync(async db =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                var name = context.JobDetail.Key.Name;
                var run = await db.JobRuns.FirstOrDefaultAsync(r => r.Job == name, cancellation);
                if (run is null)
                    db.JobRuns.Add(run = new() { Job = name, StartedAt = now, Host = Here });
                note(run, now);
                // A run that makes up for another's has no next of its own.
                run.NextAt = context.Recovering ? run.NextAt : context.NextFireTimeUtc?.UtcDateTime;
                return true;
            }, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotNoted(logger, context.JobDetail.Key.Name, Fault.Describe(exception));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A run of {Job} could not be noted: {Fault}")]
    private static partial void LogNotNoted(ILogger logger, string job, string fault);
}
