package dev.lockstep.order;

/** A warehouse whose steps outlast an announced pause. */
record PatientWarehouse(Activities activities, WarehouseActivities once)
    implements WarehouseActivities {

  @Override
  public ReleaseOutcome release(ReleaseRequest request) {
    return activities.outlastingPauses(() -> once.release(request));
  }

  @Override
  public WithdrawalOutcome withdraw(WithdrawalRequest request) {
    return activities.outlastingPauses(() -> once.withdraw(request));
  }

  @Override
  public EditOutcome amend(EditRequest request) {
    return activities.outlastingPauses(() -> once.amend(request));
  }
}
