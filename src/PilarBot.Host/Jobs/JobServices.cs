using Microsoft.Data.Sqlite;
using Npgsql;
using PilarBot.Host.Setup;
using Quartz;

namespace PilarBot.Host.Jobs;

/// <summary>Quartz on a persistent store: clustered beside the office's tables on PostgreSQL, in a file of its own beside SQLite's.</summary>
internal static class JobServices
{
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<JobOptions>().Bind(configuration.GetSection("Jobs")).ValidateDataAnnotations().ValidateOnStart();
        var jobs = configuration.GetSection("Jobs").Get<JobOptions>() ?? new();
        var database = configuration.GetSection("Database").Get<DatabaseOptions>() ?? new();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => (scheduler.InstanceName, scheduler.GenerateInstanceId) = ("pilarbot", true));
            quartz.UsePersistentStore(store =>
            {
                if (database.Postgres.Length > 0)
                {
                    store.UsePostgres(NpgsqlFactory.Instance, database.Postgres);
                    store.UseClustering(_ => { });
                }
                else
                {
                    var file = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(database.Sqlite))!, "jobs.db");
                    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                    store.UseSqlite(SqliteFactory.Instance, $"Data Source={file}");
                }
                store.ProvisionSchema();
            });
            Every<ClockJob>(quartz, jobs.ClockInterval);
            Every<ComplaintsJob>(quartz, jobs.ComplaintInterval);
            Every<DataRequestsJob>(quartz, jobs.DataRequestInterval);
            Every<PackageJob>(quartz, jobs.PackageInterval);
            Every<IndicatorsJob>(quartz, jobs.IndicatorInterval);
            Every<ReviewsJob>(quartz, TimeSpan.FromMinutes(15));
            Every<DocumentJob>(quartz, jobs.PackageInterval);
            Every<PruneJob>(quartz, TimeSpan.FromHours(24));
            Every<GatheringsJob>(quartz, jobs.ClockInterval);
            Every<FindRemindersJob>(quartz, jobs.ReminderInterval);
            Every<SendRemindersJob>(quartz, jobs.ClockInterval);
        });
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        return services;
    }

    private static void Every<T>(IQuartzBuilder quartz, TimeSpan interval) where T : class, IJob
    {
        var key = new JobKey(typeof(T).Name);
        quartz.AddJob<T>(job => job.WithIdentity(key).StoreDurably());
        quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity(typeof(T).Name)
            .StartNow().WithSimpleSchedule(s => s.WithInterval(interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)));
    }
}
