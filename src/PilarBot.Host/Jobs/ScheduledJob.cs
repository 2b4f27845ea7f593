using PilarBot.Flows.Engine;
using PilarBot.Office;
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
        var zone = OfficeProfile.Of(configuration.GetSection("Office").Get<OfficeOptions>() ?? new()).Zone;
        return
        [
            Every<ClockJob>("Mengingatkan isian yang belum selesai dan menutup yang lewat waktu", jobs.ClockInterval),
            Every<GatheringsJob>("Undangan, perubahan, dan pengingat acara", jobs.ClockInterval),
            Every<PackageJob>("Berkas penerusan dan daftar aduan", jobs.PackageInterval),
            Every<DocumentJob>("Dokumen yang diminta", jobs.PackageInterval),
            Every<ComplaintsJob>("Memberi tahu aduan baru dan yang terlambat", jobs.ComplaintInterval),
            Every<DataRequestsJob>("Memberi tahu permintaan data baru dan yang mendekati batas", jobs.DataRequestInterval),
            Every<IndicatorsJob>("Menghitung angka rekap; Senin, ringkasan untuk kepala dinas", jobs.IndicatorInterval),
            Every<ProposalsJob>("Pengingat langkah usulan dan batas sanggahan", TimeSpan.FromMinutes(15)),
            Every<NeutralityJob>("Pengingat netralitas", TimeSpan.FromMinutes(15)),
            Every<VervalJob>("Pengingat verval", TimeSpan.FromMinutes(15)),
            Every<VisitsJob>("Pengingat kunjungan kasus", TimeSpan.FromMinutes(30)),
            Every<PruneJob>("Menghapus yang sudah habis masa simpannya", TimeSpan.FromHours(24)),
            Weekly<WeeklyCasesJob>("Daftar kasus mingguan untuk TKSK", zone),
        ];
    }

    private static ScheduledJob Every<T>(string purpose, TimeSpan interval) where T : class, IJob => new(typeof(T).Name, purpose, interval, quartz =>
        // However many runs were missed, one makes up for them.
        Add<T>(quartz, trigger => trigger.StartNow()
            .WithSimpleSchedule(s => s.WithInterval(interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithRemainingCount))));

    // Monday, eight o'clock local; Quartz keeps the schedule in UTC, and no zone of Indonesia has daylight saving.
    private static ScheduledJob Weekly<T>(string purpose, Zone zone) where T : class, IJob => new(typeof(T).Name, purpose, TimeSpan.FromDays(7), quartz =>
        Add<T>(quartz, trigger => trigger.WithCronSchedule(
            $"0 0 {(32 - zone.Hours) % 24} ? * {(zone.Hours > 8 ? "SUN" : "MON")}",
            cron => cron.InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))));

    private static void Add<T>(IQuartzBuilder quartz, Action<ITriggerConfigurator<IJob>> when) where T : class, IJob
    {
        var key = new JobKey(typeof(T).Name);
        // A run whose host died is begun anew by another.
        quartz.AddJob<T>(job => job.WithIdentity(key).StoreDurably().RequestRecovery());
        quartz.AddTrigger(trigger => when(trigger.ForJob(key).WithIdentity(typeof(T).Name)));
    }
}
