using PilarBot.Office.Complaints;
using PilarBot.Office.Exports;
using Quartz;

namespace PilarBot.Host.Jobs;

/// <summary>Has the documents made that turns asked for. One at a time in the whole cluster: a large one fills the disk's time.</summary>
[DisallowConcurrentExecution]
internal sealed class PackageJob(MakePackages packages, MakeExports exports) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await exports.RunAsync(cancellationToken);
        await packages.RunAsync(cancellationToken);
    }
}
