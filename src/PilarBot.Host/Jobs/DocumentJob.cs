using PilarBot.Office.Documents;
using Quartz;

namespace PilarBot.Host.Jobs;

/// <summary>Has the documents made that were asked for in chats.</summary>
[DisallowConcurrentExecution]
internal sealed class DocumentJob(MakeOrderedDocuments documents) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await documents.RunAsync(cancellationToken);
}
