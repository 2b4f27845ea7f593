using PilarBot.Office.Complaints;
using Quartz;

namespace PilarBot.Host.Jobs;

/// <summary>Has the documents made that turns asked for. One at a time in the whole cluster: a large one fills the disk's time.</summary>
[DisallowConcurrentExecution]
internal sealed class PackageJob(MakePackages packages, MakeRegisters registers) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await registers.RunAsync(cancellationToken);
        await packages.RunAsync(cancellationToken);
    }
}
