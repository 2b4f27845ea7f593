using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office;
using PilarBot.Office.Jobs;

namespace PilarBot.Host.Jobs;

/// <summary>What administrators see of the jobs: each with its last run, in the words of the command and of the page.</summary>
internal sealed class JobBoard(OfficeDatabase database, OfficeProfile office, IConfiguration configuration, TimeProvider clock)
{
    /// <summary>A job as people read it.</summary>
    public sealed record Line(string Name, string Purpose, string Interval, string Last, string Duration, string Next, string Failures, string State, string? Failure, bool IsAmiss);

    /// <summary>Every job, those that are amiss first.</summary>
    public async Task<IReadOnlyList<Line>> ReadAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return [.. (await FindAsync(cancellation)).Select(j => Show(j.Job, j.Run, now)).OrderByDescending(l => l.IsAmiss)];
    }

    /// <summary>Every job with its last run; null for one that never ran.</summary>
    public async Task<IReadOnlyList<(ScheduledJob Job, JobRun? Run)>> FindAsync(CancellationToken cancellation)
    {
        await using var db = database.Open();
        var runs = await db.JobRuns.AsNoTracking().ToDictionaryAsync(r => r.Job, cancellation);
        return [.. ScheduledJob.All(configuration).Select(j => (j, runs.GetValueOrDefault(j.Name)))];
    }

    private Line Show(ScheduledJob job, JobRun? run, DateTime now)
    {
        var late = run?.IsLate(job.Interval, now) is true;
        return new(
            job.Name, job.Purpose, "tiap " + Span(job.Interval), run is null ? "belum pernah" : At(run.StartedAt), Duration(run), run?.NextAt is { } next ? At(next) : "–",
            run is null ? "0" : string.Create(CultureInfo.InvariantCulture, $"{run.Failures} dari {run.Runs}"),
            late ? "terlambat" : run switch
            {
                null => "belum pernah jalan",
                { EndedAt: null } => "sedang jalan",
                { FailuresInRow: > 0 } => string.Create(CultureInfo.InvariantCulture, $"gagal {run.FailuresInRow} kali berturut-turut"),
                _ => "baik",
            },
            run?.Failure, late || run?.FailuresInRow > 0);
    }

    private string At(DateTime utc) => office.Zone.ToLocal(utc).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Duration(JobRun? run) => run?.Duration switch
    {
        null => "–",
        { TotalSeconds: < 10 } short_ => string.Create(CultureInfo.InvariantCulture, $"{short_.TotalMilliseconds:0} ms"),
        { } long_ => Span(long_),
    };

    private static string Span(TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } when span.Ticks % TimeSpan.TicksPerDay == 0 => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0} hari"),
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.#} jam"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0.#} menit"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.#} detik"),
    };
}
