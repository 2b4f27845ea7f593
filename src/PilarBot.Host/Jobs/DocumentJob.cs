using PilarBot.Office.Documents;
using Quartz;

namespace PilarBot.Host.Jobs;

/// <summary>Has the documents written that turns asked for. One at a time in the whole cluster.</summary>
[DisallowConcurrentExecution]
internal sealed class DocumentJob(WriteDocuments documents) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await documents.RunAsync(cancellationToken);
}
