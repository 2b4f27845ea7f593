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
        // A trigger that is entered anew at a start goes on from its last run: what was missed while no host ran is caught up.
        services.Configure<QuartzOptions>(o => o.Scheduling.ScheduleTriggerRelativeToReplacedTrigger = true);
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => (scheduler.InstanceName, scheduler.GenerateInstanceId) = ("pilarbot", true));
            quartz.UsePersistentStore(store =>
            {
                if (database.Postgres.Length > 0)
                {
                    store.UsePostgres(NpgsqlFactory.Instance, database.Postgres);
                    store.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (jobs.CheckIn, jobs.CheckIn));
                }
                else
                {
                    var file = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(database.Sqlite))!, "jobs.db");
                    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                    store.UseSqlite(SqliteFactory.Instance, $"Data Source={file}");
                }
                store.ProvisionSchema();
            });
            quartz.AddJobListener<NoteJobRuns>();
            foreach (var job in ScheduledJob.All(configuration))
                job.Schedule(quartz);
        });
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        return services;
    }
}
