using EventManager.Data.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventManager.Data.Mappings;

internal sealed class BackgroundTaskMapping : IEntityTypeConfiguration<BackgroundTask>
{
    public void Configure(EntityTypeBuilder<BackgroundTask> builder)
    {
        builder.ToTable("BackgroundTasks");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Kind).HasMaxLength(Lengths.Key);
        builder.Property(t => t.Language).HasMaxLength(10);
        builder.Property(t => t.Arguments).HasMaxLength(Lengths.Text);
        builder.Property(t => t.Node).HasMaxLength(Lengths.Name);
        builder.Property(t => t.Checkpoint).HasMaxLength(Lengths.Name);
        builder.Property(t => t.ResultKey).HasMaxLength(Lengths.Key);
        builder.Property(t => t.ResultNumbers).HasMaxLength(Lengths.Name);
        builder.Property(t => t.ResultLink).HasMaxLength(Lengths.Line);
        builder.Property(t => t.ResultFile).HasMaxLength(Lengths.Name);
        builder.Property(t => t.LastError).HasMaxLength(1_000);
        builder.HasOne<Account>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Event>().WithMany().HasForeignKey(t => t.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.State, t.CreatedAt });
        builder.HasIndex(t => new { t.UserId, t.CreatedAt });
    }
}

internal sealed class BackgroundTaskPartMapping : IEntityTypeConfiguration<BackgroundTaskPart>
{
    public void Configure(EntityTypeBuilder<BackgroundTaskPart> builder)
    {
        builder.ToTable("BackgroundTaskParts");
        builder.HasKey(p => new
        {
            p.TaskId,
            p.Attempt,
            p.Position,
        });
        builder.HasOne<BackgroundTask>().WithMany().HasForeignKey(p => p.TaskId).OnDelete(DeleteBehavior.Cascade);
    }
}
