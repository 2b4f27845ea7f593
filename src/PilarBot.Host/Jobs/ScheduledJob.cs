using Quartz;

namespace PilarBot.Host.Jobs;

/// <summary>
/// A background job and when it runs. Every job may run twice or again after half a run: what it has done is noted in the database, and what
/// is noted is not done again.
/// </summary>
/// <param name="Name">The class's name.</param>
/// <param name="Purpose">What it does, for administrators; Indonesian.</param>
/// <param name="Interval">How often it runs.</param>
/// <param name="Schedule">Enters it in the scheduler.</param>
internal sealed record ScheduledJob(string Name, string Purpose, TimeSpan Interval, Action<IQuartzBuilder> Schedule)
{
    /// <summary>All jobs, as this office has set them.</summary>
    public static IReadOnlyList<ScheduledJob> All(IConfiguration configuration)
    {
        var jobs = configuration.GetSection("Jobs").Get<JobOptions>() ?? new();
        return
        [
            Every<ClockJob>("Mengingatkan isian yang belum selesai dan menutup yang lewat waktu", jobs.ClockInterval),
            Every<GatheringsJob>("Undangan, perubahan, dan kuis acara", jobs.ClockInterval),
            Every<FindRemindersJob>("Mencatat pengingat untuk sehari ke depan", jobs.ReminderInterval),
            Every<SendRemindersJob>("Mengirim pengingat yang waktunya tiba", jobs.ClockInterval),
            Every<PackageJob>("Berkas penerusan dan tabel yang diminta", jobs.PackageInterval),
            Every<DocumentJob>("Dokumen yang diminta", jobs.PackageInterval),
            Every<ComplaintsJob>("Memberi tahu aduan baru dan yang terlambat", jobs.ComplaintInterval),
            Every<DataRequestsJob>("Memberi tahu permintaan data baru dan yang mendekati batas", jobs.DataRequestInterval),
            Every<IndicatorsJob>("Menghitung angka rekap", jobs.IndicatorInterval),
            Every<ReviewsJob>("Batas waktu sanggahan uji publik", TimeSpan.FromMinutes(15)),
            Every<PruneJob>("Menghapus yang sudah habis masa simpannya", TimeSpan.FromHours(24)),
        ];
    }

    private static ScheduledJob Every<T>(string purpose, TimeSpan interval) where T : class, IJob => new(typeof(T).Name, purpose, interval, quartz =>
    {
        var key = new JobKey(typeof(T).Name);
        // A run whose host died is begun anew by another.
        quartz.AddJob<T>(job => job.WithIdentity(key).StoreDurably().RequestRecovery());
        // However many runs were missed, one makes up for them.
        quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity(typeof(T).Name).StartNow()
            .WithSimpleSchedule(s => s.WithInterval(interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithRemainingCount)));
    });
}
